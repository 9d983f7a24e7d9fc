import { manifestInvalid, manifestLoadFailed, sourceUnsupported } from '../../media/errors.js';
import { sniff, SNIFF_BYTES, type Sniffed } from './sniff.js';
import { typeFromMime, type SourceType } from './type-from-name.js';

/**
 * What a source is by its first bytes, else by its Content-Type.
 * @throws SvError MANIFEST_LOAD_FAILED, MANIFEST_INVALID or SOURCE_UNSUPPORTED; what `fetch` rejects with.
 */
export async function lookInside(
  url: string,
  fetch: typeof globalThis.fetch,
  signal: AbortSignal,
): Promise<SourceType> {
  const response = await fetch(url, { signal });
  if (!response.ok) {
    await response.body?.cancel();
    throw manifestLoadFailed({ url, status: response.status });
  }
  const sniffed = response.body ? await sniffStream(response.body) : 'empty';
  if (sniffed === 'empty') throw manifestInvalid(url, 'it is empty');
  if (sniffed === 'html') throw manifestInvalid(url, 'it is a web page (HTML)');
  if (sniffed !== 'unknown') return sniffed;
  const mime = response.headers.get('content-type') ?? '';
  const declared = typeFromMime(mime);
  if (declared) return declared;
  throw sourceUnsupported(
    url,
    `neither its name nor its first bytes nor its Content-Type (${mime || 'none'}) tell what it is`,
  );
}

/** Reads until the bytes tell, and cancels the rest of the download. */
async function sniffStream(body: ReadableStream<Uint8Array>): Promise<Sniffed> {
  const reader = body.getReader();
  const start = new Uint8Array(SNIFF_BYTES);
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    const taken = value?.subarray(0, SNIFF_BYTES - length) ?? new Uint8Array();
    start.set(taken, length);
    length += taken.length;
    const sniffed = sniff(start.subarray(0, length));
    const undecided = sniffed === 'unknown' || sniffed === 'empty';
    if (done || !undecided || length === SNIFF_BYTES) {
      await reader.cancel();
      return sniffed;
    }
  }
}
