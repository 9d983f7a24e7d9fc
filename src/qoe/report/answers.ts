import type { Verdict } from './verdict.js';

const DETAIL_LENGTH = 300;
/** No timer takes more than 2^31 ms, and no page waits longer than this. */
const MOST_ASKED_MS = 24 * 3_600_000;

/** What an answer that is no acknowledgement means for the batch. Fetched when there is one: then there is a network. */
export async function verdictOf(response: Response): Promise<Verdict> {
  const { status, headers } = response;
  const refused = status >= 400 && status < 500 && status !== 408 && status !== 413 && status !== 429;
  if (refused) {
    const detail = await response.text().catch(() => '');
    return { kind: 'rejected', status, detail: detail.slice(0, DETAIL_LENGTH) };
  }
  // Not awaited: only the connection is let go.
  response.body?.cancel().catch(() => {});
  if (status === 413) return { kind: 'too-large' };
  return { kind: 'retry', afterMs: retryAfterMs(headers.get('retry-after'), Date.now()), answered: true };
}

/** A `Retry-After` header, seconds or a date, as ms from now; 0 without a usable one. */
function retryAfterMs(header: string | null, nowEpochMs: number): number {
  if (header === null || header.trim() === '') return 0;
  const seconds = Number(header);
  const ms = Number.isNaN(seconds) ? Date.parse(header) - nowEpochMs : seconds * 1_000;
  return ms > 0 ? Math.min(ms, MOST_ASKED_MS) : 0;
}
