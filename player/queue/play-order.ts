import type { Random } from '../../src/base/random.js';

/** What comes after the last title: nothing, the first, or the same again after each. */
export type RepeatMode = 'off' | 'all' | 'one';

export function asRepeatMode(value: string | null): RepeatMode {
  if (value === 'one') return 'one';
  return value === '' || value === 'all' ? 'all' : 'off';
}

/** The places of a list in its own order. */
export function inOrder(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index);
}

/** The places of a list, the current one first and the others by chance (Fisher and Yates, from the end). */
export function shuffled(count: number, current: number, random: Random): readonly number[] {
  const rest = inOrder(count).filter((index) => index !== current);
  for (let last = rest.length - 1; last > 0; last -= 1) {
    const chosen = Math.floor(random() * (last + 1));
    const [a = 0, b = 0] = [rest[last], rest[chosen]];
    rest[last] = b;
    rest[chosen] = a;
  }
  return current >= 0 && current < count ? [current, ...rest] : rest;
}

/** The place one step on from `index`, as `order` goes; null where there is none. */
export function stepFrom(
  order: readonly number[],
  index: number,
  step: 1 | -1,
  repeat: RepeatMode,
): number | null {
  if (order.length === 0) return null;
  const at = order.indexOf(index) + step;
  const wrapped = repeat === 'all' ? (at + order.length) % order.length : at;
  return order[wrapped] ?? null;
}
