import { seededRandom } from '../../../../../src/base/random.js';
import { hangCurtains } from './curtains.js';
import type { Frame } from './frame.js';
import { mix, toYuv, type Mood, type Rgb } from './mood.js';

/** Cells of the coarse sky: everything in it is soft, so it is worked out small and drawn large. */
const COLUMNS = 256;
const ROWS = 112;
const GRAIN_LENGTH = 1 << 14;

const GREEN: Rgb = [70, 255, 150];
const VIOLET: Rgb = [190, 70, 235];
const HALO: Rgb = [150, 170, 215];

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
  private readonly grain: Float32Array;

  /** @param grain - in luma steps; there is half a step at least, which keeps gradients from banding. */
  constructor(grain: number) {
    const random = seededRandom(0x9ea1);
    const amount = Math.max(0.5, grain);
    this.grain = Float32Array.from({ length: GRAIN_LENGTH }, () => 0.5 + amount * (random() + random() - 1));
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
        const [luma, blue, red] = toYuv([
          add(base[0], g * GREEN[0] + w * VIOLET[0] + halo * HALO[0]),
          add(base[1], g * GREEN[1] + w * VIOLET[1] + halo * HALO[1]),
          add(base[2], g * GREEN[2] + w * VIOLET[2] + halo * HALO[2]),
        ]);
        y[at] = luma;
        u[at] = blue;
        v[at] = red;
      }
    }
  }
}

/** Light upon light that never burns out. */
function add(base: number, more: number): number {
  return base + (255 - base) * (1 - Math.exp(-more / 170));
}

/** Bilinear; the grain is added before rounding. */
function enlarge(
  cells: Float32Array,
  target: Uint8Array,
  width: number,
  rows: number,
  grain: Float32Array,
  grainSeed: number,
): void {
  const line = new Float32Array(COLUMNS + 1);
  const step = (COLUMNS - 1) / (width - 1);
  for (let row = 0; row < rows; row += 1) {
    const place = (row * (ROWS - 1)) / (rows - 1);
    const upper = Math.min(ROWS - 2, Math.floor(place));
    const down = place - upper;
    const first = upper * COLUMNS;
    for (let column = 0; column < COLUMNS; column += 1) {
      const a = cells[first + column] ?? 0;
      line[column] = a + ((cells[first + column + COLUMNS] ?? 0) - a) * down;
    }
    line[COLUMNS] = line[COLUMNS - 1] ?? 0;

    let speck = Math.imul(row + 31, 2654435761 + grainSeed * 40503) & (GRAIN_LENGTH - 1);
    let at = row * width;
    for (let x = 0; x < width; x += 1, at += 1) {
      const across = x * step;
      const column = across | 0;
      const left = line[column] ?? 0;
      const value = left + ((line[column + 1] ?? 0) - left) * (across - column);
      speck = (speck + 1) & (GRAIN_LENGTH - 1);
      target[at] = value + (grain[speck] ?? 0);
    }
  }
}
