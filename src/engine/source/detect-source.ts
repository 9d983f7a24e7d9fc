import { systemClock } from '../../base/clock.js';
import { SvError } from '../../base/sv-error.js';
import { manifestLoadFailed, manifestTimeout, sourceUnsupported } from '../../media/errors.js';
import { networkOffline } from '../../media/load-errors.js';
import type { TypedSource } from '../../media/media-engine.js';
import { typeFromName } from './type-from-name.js';

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
    // Few sources need it, so its code comes only then.
    const { lookInside } = await import('./look-inside.js');
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

function isOffline(): boolean {
  return (globalThis as { navigator?: { onLine?: boolean } }).navigator?.onLine === false;
}
