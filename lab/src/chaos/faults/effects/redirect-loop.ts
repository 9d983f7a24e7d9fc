import { bytesAnswer, type Answer } from '../answer.js';
import type { Effect } from './effect.js';

/** A folder behind every viewer that leads nowhere but further into itself. */
const LOOP = '_loop/';

/** Sends the client round and round: it gives up after as many redirects as it follows. */
export const redirectLoop: Effect = {
  before: ({ prefix }) => redirect(`${prefix}${LOOP}1`),
};

/** The next turn, for a path in the loop; null for any other. */
export function nextTurn(path: string, prefix: string): Answer | null {
  if (!path.startsWith(LOOP)) return null;
  const turn = Number.parseInt(path.slice(LOOP.length), 10);
  return redirect(`${prefix}${LOOP}${Number.isSafeInteger(turn) ? turn + 1 : 1}`);
}

function redirect(location: string): Answer {
  return bytesAnswer(302, { location }, Buffer.alloc(0));
}
