import { TEXT_LENGTH } from '../wire/beacon.js';

/** Beyond any bitrate (kbps) or height there is; keeps sums over long views exact. */
const MAX_AMOUNT = 1e7;

/** Text as long as the wire allows. */
export function fittingText(text: string): string {
  return text.slice(0, TEXT_LENGTH);
}

/** A bitrate or a height that the wire allows; undefined for what can't be one. */
export function fittingAmount(amount: number | undefined): number | undefined {
  return amount !== undefined && amount >= 0 ? Math.min(amount, MAX_AMOUNT) : undefined;
}

/** Who gave it; undefined for what came from nowhere. */
export function hostOf(url: string): string | undefined {
  const host = URL.canParse(url) ? new URL(url).host : '';
  return host === '' ? undefined : fittingText(host);
}

/** Where a title is from, without what may be secret: user, password, query, fragment, inlined data. */
export function publicSource(src: string): string {
  try {
    const url = new URL(src, document.baseURI);
    if (url.protocol === 'data:') return 'data:';
    url.username = '';
    url.password = '';
    url.search = '';
    url.hash = '';
    return fittingText(url.href);
  } catch {
    return '';
  }
}
