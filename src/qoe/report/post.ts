import type { Clock } from '../../base/clock.js';
import { retryAfterMs } from './backoff.js';

/** What a collector's answer, or the lack of one, means for the batch. */
export type Verdict =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'rejected'; readonly status: number; readonly detail: string }
  /** `answered`: by the collector, rather than by nobody. */
  | { readonly kind: 'retry'; readonly afterMs: number; readonly answered: boolean };

export interface PostOptions {
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  readonly timeoutMs: number;
  /** The request outlives the page. */
  readonly keepalive: boolean;
  /** Default: a "simple" one, with which a collector elsewhere needs no preflight. */
  readonly contentType?: string;
}

const DETAIL_LENGTH = 300;
/** A page on its way out can't wait for a preflight. */
const PLAIN = 'text/plain;charset=UTF-8';

/** Posts a body; whatever happens comes back as a verdict, never as an error. */
export async function post(
  url: string,
  body: string,
  { fetch, clock, timeoutMs, keepalive, contentType = PLAIN }: PostOptions,
): Promise<Verdict> {
  const abort = new AbortController();
  const cancelTimeout = clock.after(timeoutMs, () => abort.abort());
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': contentType },
      body,
      keepalive,
      credentials: 'omit',
      cache: 'no-store',
      // Followed, a redirect would drop the body and be taken for an acknowledgement.
      redirect: 'error',
      signal: abort.signal,
    });
    return await verdictOf(response);
  } catch {
    return { kind: 'retry', afterMs: 0, answered: false };
  } finally {
    cancelTimeout();
  }
}

async function verdictOf(response: Response): Promise<Verdict> {
  const { status, headers } = response;
  const refused = status >= 400 && status < 500 && status !== 408 && status !== 413 && status !== 429;
  if (refused) {
    const detail = await response.text().catch(() => '');
    return { kind: 'rejected', status, detail: detail.slice(0, DETAIL_LENGTH) };
  }
  // Not awaited: only the connection is let go.
  response.body?.cancel().catch(() => {});
  if (status === 413) return { kind: 'too-large' };
  // A page where an acknowledgement should be comes from a portal or a fallback, not from a collector.
  const isPage = headers.get('content-type')?.startsWith('text/html') ?? false;
  if (response.ok && !isPage) return { kind: 'accepted' };
  return { kind: 'retry', afterMs: retryAfterMs(headers.get('retry-after'), Date.now()), answered: true };
}
