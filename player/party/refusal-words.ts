import type { SvError } from '../../src/base/sv-error.js';
import { timeInWords } from '../controls/format-time.js';
import type { PartyWords } from '../locales/party-words.js';

/** Why the room refused, for the viewer, and when to try again where that is known. */
export function refusalWords({ context }: SvError, words: PartyWords, locale: string): string {
  const code = String(context['code'] ?? '');
  const said = Object.hasOwn(words.refusals, code)
    ? words.refusals[code as keyof PartyWords['refusals']]
    : words.refusals.invalid;
  const afterMs = context['retryAfterMs'];
  if (typeof afterMs !== 'number' || afterMs <= 0) return said;
  return `${said} ${words.tryIn(timeInWords(Math.ceil(afterMs / 1000), locale))}`;
}
