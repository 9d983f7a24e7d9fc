import { complaint } from '../answer.js';
import type { Effect } from './effect.js';

/** Answers with this status instead of what was asked for. */
export function status({
  status: code,
  retryAfterSec,
}: {
  readonly status: number;
  readonly retryAfterSec?: number;
}): Effect {
  return {
    before({ ruleId }) {
      const answer = complaint(code, `The fault "${ruleId}" answers with ${code}.`);
      if (retryAfterSec === undefined) return answer;
      return { ...answer, headers: { ...answer.headers, 'retry-after': String(retryAfterSec) } };
    },
  };
}
