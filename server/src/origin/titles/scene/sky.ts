import { seededRandom } from '../../../../../src/base/random.js';
import { hangCurtains } from './curtains.js';
import type { Frame } from './frame.js';
import {
  BLUE_STEP,
  LUMA_OF_BLUE,
  LUMA_OF_GREEN,
  LUMA_OF_RED,
  LUMA_STEP,
  mix,
  RED_STEP,
  type Mood,
  type Rgb,
} from './mood.js';

/** Cells of the coarse sky: everything in it is soft, so it is worked out small and drawn large. */
const COLUMNS = 256;
const ROWS = 112;
const GRAIN_LENGTH = 1 << 14;
/** One in fixed point. */
const ONE = 1 << 16;

const GREEN: Rgb = [70, 255, 150];
const VIOLET: Rgb = [190, 70, 235];
const HALO: Rgb = [150, 170, 215];

/** How light adds up toward white, by eighths of its strength. */
const SHOULDER_STEPS = 8192;
const shoulder = Float32Array.from({ length: SHOULDER_STEPS }, (_, at) => 1 - Math.exp(-at / 8 / 170));

/** A place in the sky, in shares of its width and height. */
export interface SkyPlace {
  readonly x: number;
  readonly y: number;
}

/** The sky's colour, the curtains and the moon's halo. */
export class Sky {
  private readonly light = {
    green: new Float32Array(COLUMNS * ROWS),
    violet: new Float32Array(COLUMNS * ROWS),
  };
  private readonly cells = {
    y: new Float32Array(COLUMNS * ROWS),
    u: new Float32Array(COLUMNS * ROWS),
    v: new Float32Array(COLUMNS * ROWS),
  };
  private readonly grain: Int32Array;

  /** @param grain - in luma steps; there is half a step at least, which keeps gradients from banding. */
  constructor(grain: number) {
    const random = seededRandom(0x9ea1);
    const amount = Math.max(0.5, grain);
    this.grain = Int32Array.from(
      { length: GRAIN_LENGTH },
      () => ONE * (0.5 + amount * (random() + random() - 1)),
    );
  }

  /** Draws the frame's upper `rows` rows (an even number). */
  draw(frame: Frame, rows: number, mood: Mood, moon: SkyPlace, timeSec: number): void {
    hangCurtains(this.light, COLUMNS, ROWS, timeSec);
    this.colour(mood, moon);
    enlarge(this.cells.y, frame.y, frame.width, rows, this.grain, Math.floor(timeSec * 9973));
    enlarge(this.cells.u, frame.u, frame.width / 2, rows / 2, this.grain, 0);
    enlarge(this.cells.v, frame.v, frame.width / 2, rows / 2, this.grain, 0);
  }

  private colour(mood: Mood, moon: SkyPlace): void {
    const { green, violet } = this.light;
    const { y, u, v } = this.cells;
    for (let row = 0; row < ROWS; row += 1) {
      const depth = row / ROWS;
      const base = mix(mood.zenith, mood.horizon, depth ** 2.6);
      const moonY = (depth - moon.y) * (ROWS / COLUMNS);
      for (let column = 0; column < COLUMNS; column += 1) {
        const at = row * COLUMNS + column;
        const moonX = column / COLUMNS - moon.x;
        const halo = (0.0011 * mood.night) / (moonX * moonX + moonY * moonY + 0.0035);
        const g = mood.aurora * (green[at] ?? 0);
        const w = mood.aurora * mood.violet * (violet[at] ?? 0);
        const red = add(base[0], g * GREEN[0] + w * VIOLET[0] + halo * HALO[0]);
        const greenish = add(base[1], g * GREEN[1] + w * VIOLET[1] + halo * HALO[1]);
        const blue = add(base[2], g * GREEN[2] + w * VIOLET[2] + halo * HALO[2]);
        const luma = LUMA_OF_RED * red + LUMA_OF_GREEN * greenish + LUMA_OF_BLUE * blue;
        y[at] = 16 + LUMA_STEP * luma;
        u[at] = 128 + BLUE_STEP * (blue - luma);
        v[at] = 128 + RED_STEP * (red - luma);
      }
    }
  }
}

/** Light upon light that never burns out. */
function add(base: number, more: number): number {
  return base + (255 - base) * (shoulder[Math.min(SHOULDER_STEPS - 1, (more * 8) | 0)] ?? 1);
}

/** Bilinear; the grain is added before rounding. In fixed point with 16 bits of fraction, for speed. */
function enlarge(
  cells: Float32Array,
  target: Uint8Array,
  width: number,
  rows: number,
  grain: Int32Array,
  grainSeed: number,
): void {
  const line = new Int32Array(COLUMNS);
  const starts = Int32Array.from({ length: COLUMNS }, (_, cell) =>
    Math.ceil((cell * (width - 1)) / (COLUMNS - 1)),
  );
  const perPixel = (COLUMNS - 1) / (width - 1);
  for (let row = 0; row < rows; row += 1) {
    const place = (row * (ROWS - 1)) / (rows - 1);
    const upper = Math.min(ROWS - 2, Math.floor(place));
    const down = place - upper;
    const first = upper * COLUMNS;
    for (let column = 0; column < COLUMNS; column += 1) {
      const a = cells[first + column] ?? 0;
      line[column] = ((a + ((cells[first + column + COLUMNS] ?? 0) - a) * down) * ONE) | 0;
    }
    let speck = Math.imul(row + 31, 2654435761 + grainSeed * 40503) & (GRAIN_LENGTH - 1);
    const at = row * width;
    for (let cell = 0; cell < COLUMNS - 1; cell += 1) {
      const left = line[cell] ?? 0;
      const step = (((line[cell + 1] ?? 0) - left) * perPixel) | 0;
      const start = starts[cell] ?? 0;
      const end = cell === COLUMNS - 2 ? width : (starts[cell + 1] ?? width);
      let value = (left + ((start * perPixel - cell) / perPixel) * step) | 0;
      for (let x = at + start; x < at + end; x += 1) {
        target[x] = (value + (grain[speck] ?? 0)) >> 16;
        value = (value + step) | 0;
        speck = (speck + 1) & (GRAIN_LENGTH - 1);
      }
    }
  }
}
