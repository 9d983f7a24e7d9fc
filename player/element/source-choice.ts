import { typeFromName } from '../../src/engine/index.js';

/** What the page asks to have played. */
export interface WantedSource {
  /** Absolute. */
  readonly src: string;
  readonly type?: string;
}

/** The same, ready to be loaded: `startSec` is media time. */
export type PlannedSource = WantedSource & { readonly startSec?: number };

/** As the platform resolves a URL attribute: against the document, and left as it is if it can't be. */
export function resolveUrl(url: string, base: string): string {
  try {
    return new URL(url, base).href;
  } catch {
    return url;
  }
}

/** The element's own `src` and `type`, else its first `<source>` child that can be played; null for neither. */
export function chooseSource(element: HTMLElement, media: HTMLVideoElement): WantedSource | null {
  const named = wanted(element);
  if (named) return named;
  for (const child of element.children) {
    if (!(child instanceof HTMLSourceElement)) continue;
    const source = wanted(child);
    if (source && isPlayable(source, media) && isMeant(child)) return source;
  }
  return null;
}

function wanted(element: HTMLElement): WantedSource | null {
  const src = element.getAttribute('src');
  if (src === null || src === '') return null;
  const type = element.getAttribute('type');
  const url = resolveUrl(src, element.baseURI);
  return type === null || type === '' ? { src: url } : { src: url, type };
}

function isPlayable({ type }: WantedSource, media: HTMLVideoElement): boolean {
  if (type === undefined) return true;
  const kind = typeFromName('', type);
  return kind === 'hls' || kind === 'dash' || media.canPlayType(type) !== '';
}

function isMeant(source: HTMLSourceElement): boolean {
  return source.media === '' || matchMedia(source.media).matches;
}
