import type { Clock } from '../../base/clock.js';
import type { Verdict } from './verdict.js';

export interface PostOptions {
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  readonly timeoutMs: number;
  /** The request outlives the page. */
  readonly keepalive: boolean;
  /** Default: a "simple" one, with which a collector elsewhere needs no preflight. */
  readonly contentType?: string;
}

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
    // A page where an acknowledgement should be comes from a portal or a fallback, not from a collector.
    const isPage = response.headers.get('content-type')?.startsWith('text/html') ?? false;
    if (!response.ok || isPage) return await (await import('./answers.js')).verdictOf(response);
    // Not awaited: only the connection is let go.
    response.body?.cancel().catch(() => {});
    return { kind: 'accepted' };
  } catch {
    return { kind: 'retry', afterMs: 0, answered: false };
  } finally {
    cancelTimeout();
  }
}
