import { gunzip } from 'node:zlib';
import { errorCode } from '../start-error.js';

export type InflatedBody =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly why: 'too-large' | 'not-gzip' };

/**
 * gzip is known by its first two bytes: a page that names it in a header has to ask leave first (a preflight), and
 * JSON never begins so.
 */
export function isGzip(body: Uint8Array): boolean {
  return body[0] === 0x1f && body[1] === 0x8b;
}

/** @param mostBytes of the text; inflating stops there */
export function inflateBody(body: Buffer, mostBytes: number, told: (inflated: InflatedBody) => void): void {
  gunzip(body, { maxOutputLength: mostBytes }, (error, text) => {
    if (error === null) told({ ok: true, text: text.toString('utf8') });
    else told({ ok: false, why: errorCode(error) === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : 'not-gzip' });
  });
}
