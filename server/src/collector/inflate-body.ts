import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { errorCode } from '../start-error.js';

const inflate = promisify(gunzip);

export type InflatedBody =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly why: 'too-large' | 'not-gzip' };

/**
 * A body's text, whether it came as gzip or plain. gzip is known by its first two bytes: a page that names it in
 * a header has to ask leave first (a preflight), and JSON never begins so.
 *
 * @param mostBytes of the text; inflating stops there
 */
export async function inflateBody(body: Uint8Array, mostBytes: number): Promise<InflatedBody> {
  if (body[0] !== 0x1f || body[1] !== 0x8b) {
    return { ok: true, text: Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8') };
  }
  try {
    return { ok: true, text: (await inflate(body, { maxOutputLength: mostBytes })).toString('utf8') };
  } catch (error) {
    return { ok: false, why: errorCode(error) === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : 'not-gzip' };
  }
}
