import { fractal1, noise1 } from './noise.js';

/** Light gathered from the curtains, a value a cell: the green of their feet and the violet of their heads. */
export interface CurtainLight {
  readonly green: Float32Array;
  readonly violet: Float32Array;
}

/** One band of light: where it hangs (share of the sky's height), how tall, how bright, how restless. */
interface Curtain {
  readonly foot: number;
  readonly height: number;
  readonly strength: number;
  readonly pace: number;
  readonly seed: number;
}

const curtains: readonly Curtain[] = [
  { foot: 0.4, height: 0.34, strength: 0.42, pace: 0.55, seed: 3.7 },
  { foot: 0.6, height: 0.55, strength: 0.85, pace: 0.8, seed: 41.2 },
  { foot: 0.78, height: 0.4, strength: 0.55, pace: 1.15, seed: 77.9 },
];

const POINTS = 620;
/** A curtain's brightness upward from its foot, by share of its height: sharp below, fading above. */
const PROFILE = Float32Array.from({ length: 64 }, (_, at) => Math.exp(-3.4 * (at / 64)) * (1 - at / 64));

/**
 * Hangs the curtains into a grid. A curtain is a folded line seen from below: points along it are
 * thrown onto the grid's columns, so that its folds, where points crowd, shine as they do in the sky.
 */
export function hangCurtains(light: CurtainLight, columns: number, rows: number, timeSec: number): void {
  light.green.fill(0);
  light.violet.fill(0);
  for (const curtain of curtains) hang(curtain, light, columns, rows, timeSec);
}

function hang(curtain: Curtain, light: CurtainLight, columns: number, rows: number, timeSec: number): void {
  const { foot, height, strength, seed } = curtain;
  const time = timeSec * curtain.pace;
  const share = (strength * columns) / POINTS;
  for (let point = 0; point < POINTS; point += 1) {
    const s = point / POINTS;
    const fold =
      0.13 * (noise1(s * 5 + seed + time * 0.11) - 0.5) + 0.05 * (noise1(s * 13 - time * 0.17) - 0.5);
    const x = (s * 1.3 - 0.15 + fold) * columns;
    const sway = noise1(s * 2.2 + seed - time * 0.05) - 0.5 + 0.35 * (noise1(s * 7 + time * 0.13) - 0.5);
    const bottom = (foot + 0.3 * sway) * rows;
    const rays = 0.35 + 0.9 * fractal1(s * 46 + seed + time * 0.35, 2) ** 2;
    const cloud = Math.max(0, 1.7 * noise1(s * 3.1 - seed + time * 0.08) - 0.35);
    const tall = height * (0.55 + 0.9 * noise1(s * 6 + seed * 2 - time * 0.21)) * rows;
    throwLight(light, columns, rows, x, bottom, tall, share * rays * cloud);
  }
}

function throwLight(
  { green, violet }: CurtainLight,
  columns: number,
  rows: number,
  x: number,
  bottom: number,
  tall: number,
  strength: number,
): void {
  const column = Math.floor(x);
  if (column < 0 || column >= columns - 1 || strength <= 0) return;
  const right = x - column;
  const top = Math.max(0, Math.ceil(bottom - tall));
  // Below the foot the light ends within a few cells.
  const last = Math.min(rows - 1, Math.floor(bottom + 3));
  for (let row = top; row <= last; row += 1) {
    const up = (bottom - row) / tall;
    const profile = up < 0 ? Math.max(0, 1 - (row - bottom) / 3) : (PROFILE[Math.floor(up * 64)] ?? 0);
    const value = strength * profile;
    // Violet comes in above the green and outlasts it.
    const high = Math.max(0, up - 0.12) * 4.2;
    const at = row * columns + column;
    green[at] = (green[at] ?? 0) + value * (1 - right);
    green[at + 1] = (green[at + 1] ?? 0) + value * right;
    violet[at] = (violet[at] ?? 0) + value * high * (1 - right);
    violet[at + 1] = (violet[at + 1] ?? 0) + value * high * right;
  }
}
