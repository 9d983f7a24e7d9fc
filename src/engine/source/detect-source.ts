import { systemClock } from '../../base/clock.js';
import { SvError } from '../../base/sv-error.js';
import {
  manifestInvalid,
  manifestLoadFailed,
  manifestTimeout,
  networkOffline,
  sourceUnsupported,
} from '../../media/errors.js';
import type { TypedSource } from '../../media/media-engine.js';
import { sniff, SNIFF_BYTES, type Sniffed } from './sniff.js';
import { typeFromMime, typeFromName, type SourceType } from './type-from-name.js';

export interface DetectOptions {
  /** MIME type as declared by the page. */
  readonly type?: string;
  readonly signal: AbortSignal;
  readonly fetch?: typeof globalThis.fetch;
  /** How long a look inside may take; default 10 000 ms. */
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 10_000;

/**
 * Settles what a source is: by its declared MIME type, by its name, and only when both fail by
 * fetching its first few kilobytes. The URL comes back absolute.
 * @throws SvError SOURCE_UNSUPPORTED, MANIFEST_LOAD_FAILED, MANIFEST_INVALID, MANIFEST_TIMEOUT or
 *   NETWORK_OFFLINE; the signal's reason once it is aborted.
 */
export async function detectSource(src: string, options: DetectOptions): Promise<TypedSource> {
  const { type, signal, timeoutMs = TIMEOUT_MS } = options;
  signal.throwIfAborted();
  const url = absolute(src);
  const named = typeFromName(url, type);
  if (named) return { url, type: named };

  const late = new AbortController();
  const forward = (): void => {
    late.abort(signal.reason);
  };
  signal.addEventListener('abort', forward, { once: true });
  const cancelTimer = systemClock.after(timeoutMs, () => {
    late.abort(manifestTimeout({ url }, timeoutMs));
  });
  try {
    return { url, type: await lookInside(url, options.fetch ?? globalThis.fetch, late.signal) };
  } catch (cause) {
    late.signal.throwIfAborted();
    if (cause instanceof SvError) throw cause;
    throw isOffline() ? networkOffline(url) : manifestLoadFailed({ url, cause });
  } finally {
    cancelTimer();
    signal.removeEventListener('abort', forward);
  }
}

function absolute(src: string): string {
  const base = (globalThis as { document?: { baseURI: string } }).document?.baseURI;
  if (!URL.canParse(src, base)) throw sourceUnsupported(src, 'the address is not a valid URL');
  const url = new URL(src, base);
  if (!['http:', 'https:', 'blob:', 'data:'].includes(url.protocol)) {
    throw sourceUnsupported(src, `addresses that start with ${url.protocol} can't be loaded by a page`);
  }
  return url.href;
}

async function lookInside(
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

function isOffline(): boolean {
  return (globalThis as { navigator?: { onLine?: boolean } }).navigator?.onLine === false;
}
