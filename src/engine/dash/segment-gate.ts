import type { MediaPlayerClass } from 'dashjs';
import type { DashRequest } from './dash-bus.js';

/** The part of dash.js's response that is read here. */
interface Response {
  readonly status?: number;
  readonly data?: unknown;
  readonly request: { readonly customData?: { readonly request?: DashRequest } };
}

/** What init and media segments may begin with: ISO/IEC 23009-1 6.3.4 and what packagers put before. */
const FIRST_BOXES: ReadonlySet<string> = new Set([
  'ftyp',
  'styp',
  'moov',
  'moof',
  'sidx',
  'ssix',
  'emsg',
  'prft',
  'free',
  'skip',
  'uuid',
  'mdat',
]);

/**
 * Keeps what is no MP4 away from the SourceBuffer, where Chromium would take it for the start of a
 * huge box and swallow all that comes after it, without an error. dash.js sees a failed download.
 */
export function watchSegments(player: MediaPlayerClass): void {
  player.addResponseInterceptor((response) => {
    const { status = 0, data, request } = response as unknown as Response;
    const segment = request.customData?.request;
    const mp4 = /^(?:video|audio)\/mp4\b/.test(segment?.representation?.mimeType ?? '');
    const bad = mp4 && status >= 200 && status <= 299 && data instanceof ArrayBuffer && !beginsLikeMp4(data);
    return Promise.resolve(bad ? { ...response, data: '' } : response);
  });
}

/** Whether a known box is first; a body of another kind, or none, has none. */
export function beginsLikeMp4(body: ArrayBuffer): boolean {
  return FIRST_BOXES.has(String.fromCharCode(...new Uint8Array(body.slice(4, 8))));
}
