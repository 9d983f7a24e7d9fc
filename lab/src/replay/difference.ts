import type { Answer, Question } from './recorded-session.js';

/** What was asked, and when. */
export function callInWords({ call, context }: Question): string {
  const at = `at ${context.nowMs} ms with ${context.bufferLevelSec} s buffered`;
  return `${call} ${at}`;
}

export function answerInWords(answer: Answer<unknown>): string {
  return answer.threw ? 'it failed' : inJson(answer.given);
}

/** For people: what JSON has no number for goes by its name. */
export function inJson(value: unknown): string {
  return JSON.stringify(value, (_key, held: unknown) =>
    typeof held === 'number' && !Number.isFinite(held) ? String(held) : held,
  );
}
