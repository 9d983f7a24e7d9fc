import { BEACON_LIMITS } from '../wire/beacon.js';

/** Beyond any encoding there is; keeps sums over long views exact. */
const MAX_KBPS = 1e7;

/** Text as long as the wire allows. */
export function fittingText(text: string): string {
  return text.slice(0, BEACON_LIMITS.textLength);
}

/** A rate that the wire allows; undefined for what can't be one. */
export function fittingKbps(kbps: number | undefined): number | undefined {
  return kbps !== undefined && kbps >= 0 ? Math.min(kbps, MAX_KBPS) : undefined;
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
