import { UsageError } from '../sim/run/usage-error.js';

const UNIT_MS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };

/** `90s`, `5m`, `1.5h` or `500ms` to ms. @throws UsageError */
export function parseDuration(text: string, option: string): number {
  const [, number = '', unit = ''] = /^(\d+(?:\.\d+)?)(ms|s|m|h)$/.exec(text) ?? [];
  const ms = Number(number) * (UNIT_MS[unit] ?? Number.NaN);
  if (number === '' || !(ms > 0))
    throw new UsageError(`--${option} takes a time such as 30s, 5m or 1h, not "${text}".`);
  return ms;
}

/**
 * When the next play begins: at the next whole multiple of the period since the first one. What a long play
 * ran over is left out, so that two never overlap and the others stay where they were.
 */
export function nextStartMs(firstMs: number, everyMs: number, nowMs: number): number {
  return firstMs + Math.max(1, Math.ceil((nowMs - firstMs) / everyMs)) * everyMs;
}
