import type { MediaPlayerClass } from 'dashjs';
import type { DashRequest } from './dash-bus.js';

/** The part of dash.js's response that is read here. */
interface Response {
  readonly status?: number;
  readonly data?: unknown;
  readonly request: { readonly customData?: { readonly request?: DashRequest } };
}

/** Four printable characters; the registered ones are letters, digits and a space. */
const BOX_NAME = /^[A-Za-z0-9 ]{4}$/;

/**
 * Keeps what is no MP4 away from the SourceBuffer, where Chromium would take it for the start of a
 * huge box and swallow all that comes after it, without an error. dash.js sees a failed download.
 */
export function watchSegments(player: MediaPlayerClass): void {
  player.addResponseInterceptor((response) => {
    const { status = 0, data, request } = response as unknown as Response;
    const segment = request.customData?.request;
    const mp4 = /^(?:video|audio)\/mp4\b/.test(segment?.representation?.mimeType ?? '');
    // All of a live segment that came in chunks has been handed on by then, but what the last one left.
    const handedOn =
      segment?.fileLoaderType === 'fetch_loader' && (data as ArrayBuffer | null)?.byteLength === 0;
    const come = status >= 200 && status <= 299 && data instanceof ArrayBuffer && !handedOn;
    const bad = mp4 && come && !isWholeMp4(data);
    return Promise.resolve(bad ? { ...response, data: '' } : response);
  });
}

/**
 * Whether a body is a row of ISO BMFF boxes from its first byte to its last: what is cut short, or
 * of another kind, isn't. What is inside the boxes is not looked at.
 */
export function isWholeMp4(body: ArrayBuffer): boolean {
  const view = new DataView(body);
  let offset = 0;
  while (offset + 8 <= view.byteLength) {
    const name = String.fromCharCode(...new Uint8Array(body, offset + 4, 4));
    if (!BOX_NAME.test(name)) return false;
    const size = view.getUint32(offset);
    // 0: to the end; 1: a 64-bit size follows.
    if (size === 0) return true;
    if (size === 1 && offset + 16 > view.byteLength) return false;
    const length = size === 1 ? Number(view.getBigUint64(offset + 8)) : size;
    if (length < 8) return false;
    offset += length;
  }
  return offset > 0 && offset === view.byteLength;
}
