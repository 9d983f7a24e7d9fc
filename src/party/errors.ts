import { SvError } from '../base/sv-error.js';
import type { Refusal } from './room/verdict.js';

export function partyRefused({ code, detail, retryAfterMs }: Omit<Refusal, 'ok'>): SvError {
  return new SvError('PARTY_REFUSED', `The party refused that (${code}): ${detail}`, {
    context: { code, retryAfterMs },
  });
}

/** @param status Of the answer; null: there was none. */
export function chatPageFailed(page: number, status: number | null, cause?: unknown): SvError {
  if (status === 404) return partyRefused({ code: 'not-found', detail: `The chat has no page ${page}.` });
  if (status === 401 || status === 403) {
    return partyRefused({ code: 'forbidden', detail: 'The chat is for those in the room.' });
  }
  const what = status === null ? 'The network failed' : `The server answered with ${status}`;
  return new SvError(
    'SIDECAR_LOAD_FAILED',
    `Page ${page} of the chat could not be fetched. ${what}: try again.`,
    {
      context: { page, ...(status !== null && { status }) },
      cause,
    },
  );
}

export function partyClosed(why: string, reason: string): SvError {
  const because = reason === '' ? '' : ` ${reason}`;
  return new SvError('PARTY_CLOSED', `The party is over for this page (${why}).${because} Join again.`, {
    context: { why },
  });
}
