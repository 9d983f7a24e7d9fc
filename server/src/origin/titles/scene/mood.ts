export type Rgb = readonly [red: number, green: number, blue: number];

/** The light of one moment. Colours from 0 to 255. */
export interface Mood {
  readonly zenith: Rgb;
  readonly horizon: Rgb;
  /** Strength of the curtains, and how much of them is violet. */
  readonly aurora: number;
  readonly violet: number;
  /** How bright stars and the cabin's window are, 0 to 1. */
  readonly night: number;
}

/** The evening, from blue hour to first light, by share of the title's length. */
const moods: readonly (readonly [share: number, mood: Mood])[] = [
  [0, { zenith: [16, 30, 72], horizon: [196, 118, 92], aurora: 0.12, violet: 0.1, night: 0.35 }],
  [0.14, { zenith: [8, 19, 52], horizon: [84, 70, 96], aurora: 0.55, violet: 0.15, night: 0.8 }],
  [0.3, { zenith: [4, 11, 32], horizon: [18, 46, 66], aurora: 1.05, violet: 0.3, night: 1 }],
  [0.55, { zenith: [4, 10, 30], horizon: [16, 44, 70], aurora: 0.85, violet: 0.5, night: 1 }],
  [0.72, { zenith: [7, 8, 32], horizon: [26, 40, 72], aurora: 1.7, violet: 1, night: 1 }],
  [0.86, { zenith: [10, 16, 48], horizon: [56, 58, 92], aurora: 0.7, violet: 0.6, night: 0.8 }],
  [1, { zenith: [40, 66, 124], horizon: [236, 162, 128], aurora: 0.08, violet: 0.3, night: 0.25 }],
];

/** @param share - of the title's length, 0 to 1. */
export function moodAt(share: number): Mood {
  const next = moods.findIndex(([when]) => when >= share);
  const [after, before] = [moods[next] ?? moods.at(-1), moods[Math.max(0, next - 1)]];
  if (after === undefined || before === undefined) throw new Error('There are no moods.');
  const span = after[0] - before[0];
  const raw = span === 0 ? 0 : (share - before[0]) / span;
  const t = raw * raw * (3 - 2 * raw);
  const [a, b] = [before[1], after[1]];
  return {
    zenith: mix(a.zenith, b.zenith, t),
    horizon: mix(a.horizon, b.horizon, t),
    aurora: a.aurora + (b.aurora - a.aurora) * t,
    violet: a.violet + (b.violet - a.violet) * t,
    night: a.night + (b.night - a.night) * t,
  };
}

export function mix(a: Rgb, b: Rgb, t: number): Rgb {
  return [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t];
}

export const LUMA_OF_RED = 0.2126;
export const LUMA_OF_GREEN = 0.7152;
export const LUMA_OF_BLUE = 0.0722;
/** Steps of an 8-bit narrow-range plane for a step of luma, of blue less luma, of red less luma. */
export const LUMA_STEP = 219 / 255;
export const BLUE_STEP = 224 / 255 / 1.8556;
export const RED_STEP = 224 / 255 / 1.5748;

/** BT.709, narrow range. */
export function toYuv([red, green, blue]: Rgb): readonly [y: number, u: number, v: number] {
  const luma = LUMA_OF_RED * red + LUMA_OF_GREEN * green + LUMA_OF_BLUE * blue;
  return [16 + LUMA_STEP * luma, 128 + BLUE_STEP * (blue - luma), 128 + RED_STEP * (red - luma)];
}
