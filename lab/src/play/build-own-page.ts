import { checkout } from '../home/lab-home.js';
import { bundleScript } from './bundle.js';

/** A page that isn't the lab's, and how it is watched. */
export interface OwnPage {
  /** Its address; `{url}` and `{format}` in it stand for the manifest's address and `hls` or `dash`. */
  readonly url: string;
  /** Runs in it before its own scripts. */
  readonly script: string;
}

/** Bundles the probe into a script for the page. */
export async function buildOwnPage(url: string): Promise<OwnPage> {
  const entry = new URL(`../pages/own-page.${checkout === null ? 'js' : 'ts'}`, import.meta.url);
  return { url, script: await bundleScript(entry, 'svLabOwnPage') };
}

/** Whether the page takes its source from its address, and plays by itself. */
export const playsItself = ({ url }: OwnPage): boolean => url.includes('{url}');

export function addressOf({ url }: OwnPage, sourceUrl: string, format: string): string {
  return url.replaceAll('{url}', encodeURIComponent(sourceUrl)).replaceAll('{format}', format);
}
