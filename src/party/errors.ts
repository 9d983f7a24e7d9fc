import { SvError } from '../base/sv-error.js';
import type { Refusal } from './room/verdict.js';

export function partyRefused({ code, detail, retryAfterMs }: Omit<Refusal, 'ok'>): SvError {
  return new SvError('PARTY_REFUSED', `The party refused that (${code}): ${detail}`, {
    context: { code, retryAfterMs },
  });
}

export function partyClosed(why: string, reason: string): SvError {
  const because = reason === '' ? '' : ` ${reason}`;
  return new SvError('PARTY_CLOSED', `The party is over for this page (${why}).${because} Join again.`, {
    context: { why },
  });
}
