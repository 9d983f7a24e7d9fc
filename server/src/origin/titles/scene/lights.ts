import { seededRandom } from '../../../../../src/base/random.js';
import type { Frame } from './frame.js';
import { noise2 } from './noise.js';
import type { SkyPlace } from './sky.js';

const STARS = 420;
/** What the stars wheel around, in shares of the picture's height. */
const POLE = { x: 0.95, y: -0.15 };
const WHEEL_RAD_PER_SEC = 0.0016;
const MOON_RADIUS = 0.042;
/** When a star falls, and from where to where, in shares of the picture. */
const falling = [
  { atSec: 11.2, lastsSec: 0.9, from: [0.62, 0.06], to: [0.36, 0.24] },
  { atSec: 24.6, lastsSec: 0.7, from: [0.2, 0.05], to: [0.4, 0.2] },
  { atSec: 37.5, lastsSec: 1.1, from: [0.92, 0.08], to: [0.62, 0.3] },
  { atSec: 51.3, lastsSec: 0.8, from: [0.45, 0.04], to: [0.22, 0.17] },
] as const;

interface Star {
  readonly radius: number;
  readonly angle: number;
  readonly light: number;
  readonly size: number;
  readonly beat: number;
}

/** Brightens a soft round spot; x and y in pixels. */
export function addSpot(
  frame: Frame,
  x: number,
  y: number,
  radius: number,
  light: number,
  rows: number,
): void {
  const reach = Math.ceil(radius * 2);
  const [left, top] = [Math.floor(x), Math.floor(y)];
  for (let row = Math.max(0, top - reach); row <= Math.min(rows - 1, top + reach); row += 1) {
    for (
      let column = Math.max(0, left - reach);
      column <= Math.min(frame.width - 1, left + reach);
      column += 1
    ) {
      const distance = ((column - x) ** 2 + (row - y) ** 2) / (radius * radius);
      const at = row * frame.width + column;
      const was = frame.y[at] ?? 0;
      frame.y[at] = was + (235 - was) * Math.min(1, light * Math.exp(-1.6 * distance));
    }
  }
}

/** Stars and falling stars, fixed on a slowly wheeling sky. */
export class Stars {
  private readonly stars: readonly Star[];

  constructor() {
    const random = seededRandom(20_061);
    this.stars = Array.from({ length: STARS }, () => ({
      radius: 0.12 + 1.75 * Math.sqrt(random()),
      angle: random() * 2 * Math.PI,
      light: 0.14 + 0.86 * random() ** 5,
      size: 0.7 + 0.6 * random(),
      beat: random() * 7,
    }));
  }

  /** @param rows - of sky, from the top. @param night - 0 by day to 1. */
  draw(frame: Frame, rows: number, night: number, timeSec: number): void {
    const unit = frame.height;
    const pixel = Math.max(0.55, frame.height / 1080);
    for (const star of this.stars) {
      const angle = star.angle + timeSec * WHEEL_RAD_PER_SEC;
      const x = (POLE.x + star.radius * Math.cos(angle)) * unit;
      const y = (POLE.y + star.radius * Math.sin(angle)) * unit;
      if (x < 0 || y < 0 || x >= frame.width || y >= rows) continue;
      const twinkle = 0.78 + 0.22 * Math.sin(timeSec * (2 + star.beat) + star.beat * 9);
      const veil = 1 - 0.8 * (y / rows) ** 2;
      const radius = (0.75 + 1.1 * star.light) * star.size * pixel;
      addSpot(frame, x, y, radius, star.light * twinkle * veil * night, rows);
    }
    for (const { atSec, lastsSec, from, to } of falling) {
      const done = (timeSec - atSec) / lastsSec;
      if (done < 0 || done > 1.4) continue;
      for (let piece = 0; piece < 60; piece += 1) {
        const t = done - piece * 0.006;
        if (t < 0 || t > 1) continue;
        const light = (1 - piece / 60) ** 2 * Math.sin(Math.PI * Math.min(1, t)) * night;
        const x = (from[0] + (to[0] - from[0]) * t) * frame.width;
        const y = (from[1] + (to[1] - from[1]) * t) * frame.height;
        addSpot(frame, x, y, pixel * (1.7 - piece / 60), light, rows);
      }
    }
  }
}

/** The moon's disc, a few days before full. */
export function drawMoon(frame: Frame, rows: number, moon: SkyPlace, night: number): void {
  const radius = MOON_RADIUS * frame.height;
  const [x, y] = [moon.x * frame.width, moon.y * rows];
  const last = Math.min(rows - 1, Math.ceil(y + radius));
  for (let row = Math.max(0, Math.floor(y - radius)); row <= last; row += 1) {
    for (let column = Math.floor(x - radius); column <= Math.ceil(x + radius); column += 1) {
      if (column < 0 || column >= frame.width) continue;
      const [dx, dy] = [(column - x) / radius, (row - y) / radius];
      const distance = Math.hypot(dx, dy);
      const inside = Math.min(1, Math.max(0, (1 - distance) * radius + 0.5));
      if (inside === 0) continue;
      const bulge = Math.sqrt(Math.max(0, 1 - distance * distance));
      const lit = Math.min(1, Math.max(0, 0.5 + (0.82 * dx - 0.2 * dy + 0.75 * bulge) * 2.2));
      const seas = 1 - 0.3 * Math.max(0, noise2(dx * 2.6 + 9, dy * 2.6 + 4) * 1.6 - 0.5);
      const light = (40 + 185 * lit * seas) * (0.5 + 0.5 * night);
      const at = row * frame.width + column;
      const was = frame.y[at] ?? 0;
      frame.y[at] = was + Math.max(0, light - was) * inside;
      if (lit * inside < 0.35) continue;
      const colour = (row >> 1) * (frame.width >> 1) + (column >> 1);
      frame.u[colour] = 122;
      frame.v[colour] = 132;
    }
  }
}
