import { fractal1, noise2, ridged2 } from './noise.js';
import type { Strip } from './ridge.js';

/** A mountain range: lengths in shares of the picture's height. */
export interface Range {
  /** Highest peaks and lowest saddles above the strip's foot. */
  readonly peak: number;
  readonly saddle: number;
  /** Peaks a picture's height of width, about. */
  readonly density: number;
  readonly seed: number;
  /** How much snow lies on it, 0 to 1. */
  readonly snow: number;
}

/** Shades a range: snow by height and steepness, light from the right, mist at its foot. */
export function drawRange(range: Range, unit: number, width: number): Strip {
  const height = even(range.peak * unit);
  const strip = {
    width,
    height,
    shade: new Uint8Array(width * height),
    cover: new Uint8Array(width * height),
  };
  for (let column = 0; column < width; column += 1) {
    const x = column / unit;
    const ridge = ridgeHeight(range, x) * unit;
    const crest = height - ridge;
    const slope = (ridgeHeight(range, x + 0.004) * unit - ridge) / (0.004 * unit);
    for (let row = Math.max(0, Math.floor(crest)); row < height; row += 1) {
      const at = row * width + column;
      const below = (row - crest) / unit;
      const y = row / unit;
      const rock = ridged2(x * 9 + y * 3.5 + range.seed, y * 7 - x * 2, 4);
      const lean = ridged2((x + 0.006) * 9 + y * 3.5 + range.seed, y * 7 - (x + 0.006) * 2, 4) - rock;
      const light = 0.5 + Math.max(-0.5, Math.min(0.5, lean * 7 - slope * 0.12));
      const snowLine = range.snow * (0.7 * range.peak) * (0.5 + 0.9 * rock) - below;
      const snow = Math.max(0, Math.min(1, snowLine * 14));
      const mist = Math.max(0, (row / height - 0.55) / 0.45) ** 1.6;
      const tone = (0.12 + 0.28 * light) * (1 - snow) + snow * (0.42 + 0.58 * light);
      strip.shade[at] = 249 * Math.min(1, tone * (1 - mist * 0.75) + mist * 0.3);
      strip.cover[at] = 255 * Math.min(1, row + 1 - crest);
    }
  }
  return strip;
}

function ridgeHeight({ peak, saddle, density, seed }: Range, x: number): number {
  const form = 1 - Math.abs(2 * fractal1(x * density + seed, 2) - 1);
  const detail = fractal1(x * density * 5.3 + seed * 3, 5);
  return saddle + (peak - saddle) * Math.min(1, 0.78 * form ** 1.3 + 0.3 * detail - 0.06);
}

/** A shade that the shore's palette shows as lamp light. */
export const LAMP = 255;

/** The near shore: snow, spruces at both sides, and a cabin with a lit window. */
export function drawShore(unit: number, width: number): Strip {
  const height = even(0.56 * unit);
  const strip = {
    width,
    height,
    shade: new Uint8Array(width * height),
    cover: new Uint8Array(width * height),
  };
  const bank = (x: number): number => {
    const side = Math.abs(x / (width / unit) - 0.5) * 2;
    return 0.05 + 0.12 * side ** 2.4 + 0.03 * (fractal1(x * 2.3 + 5, 4) - 0.5);
  };
  for (let column = 0; column < width; column += 1) {
    const x = column / unit;
    const crest = height - bank(x) * unit;
    for (let row = Math.max(0, Math.floor(crest)); row < height; row += 1) {
      const drift = noise2(x * 7, (row / unit) * 24) * 0.5 + noise2(x * 31, (row / unit) * 90) * 0.2;
      put(strip, column, row, 92 + 120 * drift, Math.min(1, row + 1 - crest));
    }
  }
  for (let tree = 0; tree < 74; tree += 1) {
    const along = noise2(tree * 3.7, 1.5);
    const side = tree % 2 === 0 ? along ** 1.5 * 0.36 : 1 - along ** 1.5 * 0.34;
    const x = side * (width / unit);
    const tall = (0.1 + 0.24 * noise2(tree * 1.9, 8.2)) * (0.6 + Math.abs(side - 0.5));
    drawSpruce(strip, unit, x, bank(x) - 0.012, tall, tree);
  }
  drawCabin(strip, unit, (width / unit) * 0.7, bank((width / unit) * 0.7));
  return strip;
}

/** @param foot - above the strip's foot. All lengths in shares of the picture's height. */
function drawSpruce(strip: Strip, unit: number, x: number, foot: number, tall: number, seed: number): void {
  const bottom = strip.height - foot * unit;
  const rows = tall * unit;
  const tiers = 9 + (seed % 5);
  for (let row = Math.floor(bottom - rows); row < bottom; row += 1) {
    if (row < 0) continue;
    const down = 1 - (bottom - row) / rows;
    const tier = (down * tiers) % 1;
    const ragged = 0.75 + 0.5 * noise2(row / (unit * 0.006), seed * 3.1);
    const reach = down > 0.95 ? 0.03 : 0.21 * down ** 0.85 * (0.5 + 0.5 * tier) * ragged + 0.006;
    const half = reach * rows;
    const middle = x * unit;
    for (let column = Math.floor(middle - half); column <= Math.ceil(middle + half); column += 1) {
      const inside = Math.min(1, half + 0.5 - Math.abs(column + 0.5 - middle));
      const frost = column > middle && tier < 0.3 ? 26 : 0;
      if (inside > 0) put(strip, column, row, 4 + frost, inside);
    }
  }
}

function drawCabin(strip: Strip, unit: number, x: number, foot: number): void {
  const base = strip.height - (foot - 0.01) * unit;
  const left = x * unit;
  const [wide, walls, roof] = [0.1 * unit, 0.035 * unit, 0.035 * unit];
  for (let row = Math.floor(base - walls - roof); row < base; row += 1) {
    const fromEaves = row - (base - walls);
    const half = fromEaves < 0 ? (wide / 2 + 0.012 * unit) * (1 + fromEaves / roof) : wide / 2;
    for (let column = Math.floor(left - half); column <= left + half; column += 1) {
      const across = (column - left) / wide;
      const up = (base - row) / walls;
      const window = Math.abs(Math.abs(across) - 0.22) < 0.09 && up > 0.32 && up < 0.78;
      put(strip, column, row, window ? LAMP : fromEaves < 0 ? 150 : 14, 1);
    }
  }
}

function put(strip: Strip, column: number, row: number, shade: number, cover: number): void {
  if (column < 0 || column >= strip.width || row < 0 || row >= strip.height) return;
  const at = row * strip.width + column;
  const was = strip.cover[at] ?? 0;
  const covered = was === 0 ? 1 : cover;
  strip.shade[at] = (strip.shade[at] ?? 0) * (1 - covered) + shade * covered;
  strip.cover[at] = Math.max(was, 255 * cover);
}

function even(pixels: number): number {
  return 2 * Math.ceil(pixels / 2);
}
