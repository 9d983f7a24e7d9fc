import { seededRandom } from '../../../../../src/base/random.js';

const SIZE = 256;
const lattice = fill(0x5eed);

/** Smooth noise between 0 and 1 along a line; a new hill about every unit. */
export function noise1(x: number): number {
  const cell = Math.floor(x);
  const t = ease(x - cell);
  return at(cell) * (1 - t) + at(cell + 1) * t;
}

/** Smooth noise between 0 and 1 over a plane. */
export function noise2(x: number, y: number): number {
  const [column, row] = [Math.floor(x), Math.floor(y)];
  const [tx, ty] = [ease(x - column), ease(y - row)];
  const upper = at2(column, row) * (1 - tx) + at2(column + 1, row) * tx;
  const lower = at2(column, row + 1) * (1 - tx) + at2(column + 1, row + 1) * tx;
  return upper * (1 - ty) + lower * ty;
}

/** Noise upon finer noise, between 0 and 1. */
export function fractal1(x: number, octaves: number): number {
  let [sum, weight, total] = [0, 1, 0];
  for (let octave = 0, scale = 1; octave < octaves; octave += 1, scale *= 2.03, weight *= 0.5) {
    sum += weight * noise1(x * scale + octave * 17.3);
    total += weight;
  }
  return sum / total;
}

/** Sharp crests and broad valleys, between 0 and 1: what rock looks like. */
export function ridged2(x: number, y: number, octaves: number): number {
  let [sum, weight, total] = [0, 1, 0];
  for (let octave = 0, scale = 1; octave < octaves; octave += 1, scale *= 2.1, weight *= 0.52) {
    sum += weight * (1 - Math.abs(2 * noise2(x * scale + octave * 5.1, y * scale + octave * 9.7) - 1));
    total += weight;
  }
  return sum / total;
}

function at(cell: number): number {
  return lattice[cell & (SIZE - 1)] ?? 0;
}

function at2(column: number, row: number): number {
  return at(column + 57 * row + ((row >> 2) & 31) * 13);
}

function ease(t: number): number {
  return t * t * t * (t * (6 * t - 15) + 10);
}

function fill(seed: number): Float32Array {
  const random = seededRandom(seed);
  return Float32Array.from({ length: SIZE }, () => random());
}
