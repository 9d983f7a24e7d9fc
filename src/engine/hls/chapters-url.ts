import type { ManifestLoadedData } from 'hls.js';

/** https://developer.apple.com/documentation/http-live-streaming/providing-javascript-object-notation-json-chapters */
const CHAPTERS_ID = 'com.apple.hls.chapters';

/** Where a multivariant playlist says, by `EXT-X-SESSION-DATA`, that its chapters are; null if it doesn't. */
export function chaptersUrl({
  sessionData,
  url,
}: Pick<ManifestLoadedData, 'sessionData' | 'url'>): string | null {
  const uri: unknown = sessionData?.[CHAPTERS_ID]?.['URI'];
  return typeof uri === 'string' && URL.canParse(uri, url) ? new URL(uri, url).href : null;
}
