import { fractal1, noise1, noise2, ridged2 } from './noise.js';
import { createStrip, measure, type Strip } from './ridge.js';

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
  const strip = createStrip(width, 2 * Math.ceil((range.peak * unit) / 2));
  const { height } = strip;
  for (let column = 0; column < width; column += 1) {
    const x = column / unit;
    const ridge = ridgeHeight(range, x) * unit;
    const crest = Math.max(0, height - ridge);
    const slope = (ridgeHeight(range, x + 0.02) * unit - ridge) / (0.02 * unit);
    for (let row = Math.floor(crest); row < height; row += 1) {
      const at = row * width + column;
      const below = (row - crest) / unit;
      const y = row / unit;
      const u = x * 7 + range.seed;
      const v = y * 9 - 0.6 * u;
      const rock = ridged2(u + 0.9 * v, v, 4);
      const lean = ridged2(u + 0.05 + 0.9 * v, v, 4) - rock;
      // Faces turned to the right catch the moon.
      const light = clamp(0.5 + lean * 4.5 - slope * 0.16);
      const snowLine = range.snow * range.peak * (0.28 + 0.8 * rock) - below * (0.9 + 0.5 * Math.abs(slope));
      const snow = clamp(snowLine * 16);
      const mist = clamp((row / height - 0.5) / 0.5) ** 1.5;
      const tone = (0.1 + 0.2 * light) * (1 - snow) + snow * (0.34 + 0.66 * light);
      strip.shade[at] = 249 * clamp(tone * (1 - mist * 0.8) + mist * 0.34);
      strip.cover[at] = 255 * Math.min(1, row + 1 - crest);
    }
  }
  return measure(strip);
}

/** Single peaks of uneven height with broken flanks. */
function ridgeHeight({ peak, saddle, density, seed }: Range, x: number): number {
  let top = 0;
  const place = x * density + seed;
  for (let number = Math.floor(place) - 1; number <= Math.floor(place) + 2; number += 1) {
    const middle = number + 0.7 * noise1(number * 7.3 + seed);
    const tall = 0.42 + 0.58 * noise1(number * 3.1 + 2 * seed);
    const wide = 0.75 + 0.6 * noise1(number * 5.7 + seed);
    top = Math.max(top, tall * (1 - Math.abs(place - middle) / wide) ** 1.15 || 0);
  }
  const broken = 0.34 * (fractal1(x * density * 4.1 + seed * 3, 6) - 0.5);
  return saddle + (peak - saddle) * clamp(top * 0.92 + broken * (0.35 + 0.65 * top) + 0.06);
}

/** A shade that the shore's palette shows as lamp light. */
const LAMP = 255;

/** The near shore: snow, spruces at both sides, and a cabin with a lit window. */
export function drawShore(unit: number, width: number): Strip {
  const strip = createStrip(width, 2 * Math.ceil(0.27 * unit));
  const { height } = strip;
  const wide = width / unit;
  const bank = (x: number): number => {
    const side = Math.abs(x / wide - 0.5) * 2;
    return 0.035 + 0.12 * side ** 2.4 + 0.03 * (fractal1(x * 2.3 + 5, 4) - 0.5);
  };
  for (let column = 0; column < width; column += 1) {
    const x = column / unit;
    const crest = height - bank(x) * unit;
    for (let row = Math.max(0, Math.floor(crest)); row < height; row += 1) {
      const y = row / unit;
      const drift = noise2(x * 5, y * 26) * 0.55 + noise2(x * 24, y * 80) * 0.18;
      const rim = Math.exp((-60 * (row - crest)) / unit);
      put(strip, column, row, 66 + 120 * drift + 40 * rim, Math.min(1, row + 1 - crest));
    }
  }
  for (let tree = 0; tree < 78; tree += 1) {
    const along = noise1(tree * 3.7 + 1.5) ** 1.6;
    const side = tree % 2 === 0 ? along * 0.4 : 1 - along * 0.38;
    const tall = (0.07 + 0.26 * noise1(tree * 1.9 + 8.2)) * (0.45 + 1.2 * Math.abs(side - 0.5));
    drawSpruce(strip, unit, side * wide, bank(side * wide) - 0.012, tall, tree);
  }
  drawCabin(strip, unit, wide * 0.66, bank(wide * 0.66));
  return measure(strip);
}

/** @param foot - above the strip's foot. All lengths in shares of the picture's height. */
function drawSpruce(strip: Strip, unit: number, x: number, foot: number, tall: number, seed: number): void {
  const bottom = strip.height - foot * unit;
  const rows = tall * unit;
  const tiers = 9 + (seed % 5);
  const middle = x * unit;
  for (let row = Math.max(0, Math.floor(bottom - rows)); row < bottom; row += 1) {
    const down = 1 - (bottom - row) / rows;
    const tier = (down * tiers) % 1;
    const reach = (side: number): number => {
      const ragged = 0.6 + 0.8 * noise2(row / (unit * 0.005), seed * 3.1 + side);
      return (down > 0.95 ? 0.03 : 0.2 * down ** 0.85 * (0.45 + 0.55 * tier) * ragged + 0.005) * rows;
    };
    const [left, right] = [reach(0), reach(9)];
    for (let column = Math.floor(middle - left); column <= Math.ceil(middle + right); column += 1) {
      const off = column + 0.5 - middle;
      const inside = Math.min(1, (off < 0 ? left : right) + 0.5 - Math.abs(off));
      const frost = off > 0 && tier < 0.35 ? 34 * noise2(column * 0.3, row * 0.3) : 0;
      if (inside > 0) put(strip, column, row, 3 + frost, inside);
    }
  }
}

/** @param x - its middle, and `foot` its threshold above the strip's foot. */
function drawCabin(strip: Strip, unit: number, x: number, foot: number): void {
  const base = strip.height - (foot - 0.008) * unit;
  const middle = x * unit;
  const [wide, walls, roof] = [0.088 * unit, 0.03 * unit, 0.034 * unit];
  const chimney = { left: middle + 0.018 * unit, wide: 0.009 * unit, top: base - walls - roof * 1.05 };
  for (let row = Math.floor(chimney.top); row < base; row += 1) {
    const fromEaves = row - (base - walls);
    const half = fromEaves < 0 ? (wide / 2 + 0.012 * unit) * (1 + fromEaves / roof) : wide / 2;
    for (let column = Math.floor(middle - wide); column <= middle + wide; column += 1) {
      const inChimney = fromEaves < 0 && column >= chimney.left && column < chimney.left + chimney.wide;
      const inside = Math.min(1, half + 0.5 - Math.abs(column + 0.5 - middle));
      if (inside <= 0 && !inChimney) continue;
      const across = (column - middle) / wide;
      const up = (base - row) / walls;
      const window = Math.abs(Math.abs(across) - 0.23) < 0.085 && up > 0.34 && up < 0.78;
      const bar = Math.abs(Math.abs(across) - 0.23) < 0.008;
      const snowy = fromEaves < 0 && !inChimney;
      put(strip, column, row, window && !bar ? LAMP : snowy ? 175 : 10, inChimney ? 1 : inside);
    }
  }
}

function put(strip: Strip, column: number, row: number, shade: number, cover: number): void {
  if (column < 0 || column >= strip.width || row < 0 || row >= strip.height) return;
  const at = row * strip.width + column;
  const was = strip.cover[at] ?? 0;
  const share = was === 0 ? 1 : cover;
  strip.shade[at] = (strip.shade[at] ?? 0) * (1 - share) + shade * share;
  strip.cover[at] = Math.max(was, 255 * cover);
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value));
}
