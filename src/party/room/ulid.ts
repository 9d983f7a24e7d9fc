import type { Random } from '../../base/random.js';

/**
 * ULID (github.com/ulid/spec): 48 bits of time and 80 of chance in Crockford's base 32, so that ids sort
 * by when they were made. Ours keep rising within a millisecond too.
 */

const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const TIME_LENGTH = 10;
const CHANCE_LENGTH = 16;

export const ULID_LENGTH = TIME_LENGTH + CHANCE_LENGTH;

/** By character code; −1 for what is no digit. */
const VALUES = Int8Array.from({ length: 128 }, (_, code) => DIGITS.indexOf(String.fromCharCode(code)));

const valueAt = (text: string, at: number): number => VALUES[text.charCodeAt(at)] ?? -1;

function timePart(timeMs: number): string {
  let rest = Math.floor(timeMs);
  let text = '';
  for (let at = 0; at < TIME_LENGTH; at += 1) {
    text = DIGITS.charAt(rest % 32) + text;
    rest = Math.floor(rest / 32);
  }
  return text;
}

function chancePart(random: Random): string {
  let text = '';
  for (let at = 0; at < CHANCE_LENGTH; at += 1) text += DIGITS.charAt(Math.floor(random() * 32));
  return text;
}

/** One more, as a number of `CHANCE_LENGTH` digits; null where it would need another digit. */
function nextChance(text: string): string | null {
  for (let at = text.length - 1; at >= 0; at -= 1) {
    const value = valueAt(text, at);
    if (value < 31) {
      return text.slice(0, at) + DIGITS.charAt(value + 1) + '0'.repeat(text.length - at - 1);
    }
  }
  return null;
}

/**
 * Makes ids that sort in the order of making, even when `nowMs` goes back.
 * @param random Uniform in [0, 1); of the platform's cryptography where others could gain by guessing.
 */
export function createUlids(nowMs: () => number, random: Random): () => string {
  let lastMs = 0;
  let chance = '';
  return () => {
    const timeMs = Math.max(lastMs, Math.floor(nowMs()));
    const next = timeMs === lastMs ? nextChance(chance) : chancePart(random);
    lastMs = next === null ? timeMs + 1 : timeMs;
    chance = next ?? chancePart(random);
    return timePart(lastMs) + chance;
  };
}

/** Epoch ms that a ULID was made at; NaN for what isn't one. */
export function ulidTimeMs(id: string): number {
  if (id.length !== ULID_LENGTH) return Number.NaN;
  let timeMs = 0;
  for (let at = 0; at < TIME_LENGTH; at += 1) {
    const value = valueAt(id, at);
    if (value < 0) return Number.NaN;
    timeMs = timeMs * 32 + value;
  }
  return timeMs;
}
