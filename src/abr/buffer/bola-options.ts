import { aboveZero, checked, oneOf, shareFrom } from '../option-checks.js';

export interface BolaAbrOptions {
  /**
   * `basic`: the buffer alone. `o`: a rise stops at what the throughput carries, against oscillation.
   * `e` (the default): `o` with a placeholder for the buffer that isn't there yet, and a bound on what a
   * short buffer may ask for.
   */
  readonly variant?: 'basic' | 'o' | 'e';
  /** Below this buffer the lowest rendition is preferred; default 10 s, or 40 % of a short buffer. */
  readonly lowBufferSec?: number;
  /** Share of the throughput to spend, 0.01 to 1; default 0.9, of dash.js. */
  readonly safety?: number;
  /** Throughput to assume before anything is known; default 1000 kbps. */
  readonly startKbps?: number;
}

export interface BolaSettings {
  readonly variant: 'basic' | 'o' | 'e';
  readonly lowBufferSec: number;
  readonly safety: number;
  readonly startKbps: number;
}

/** @throws SvError INVALID_ARGUMENT for a setting out of its range. */
export function bolaSettings(options: BolaAbrOptions): BolaSettings {
  // 10 s: `MINIMUM_BUFFER_S` of dash.js' BolaRule.
  return checked(
    { variant: 'e' as const, lowBufferSec: 10, safety: 0.9, startKbps: 1000, ...options },
    {
      variant: oneOf('basic', 'o', 'e'),
      lowBufferSec: aboveZero,
      safety: shareFrom(0.01),
      startKbps: aboveZero,
    },
  );
}
