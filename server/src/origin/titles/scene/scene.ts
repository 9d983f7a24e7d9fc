import { seededRandom } from '../../../../../src/base/random.js';
import type { Frame } from './frame.js';
import { drawLake } from './lake.js';
import { drawRange, drawShore, type Range } from './land.js';
import { addSpot, drawMoon, Stars } from './lights.js';
import { mix, moodAt, type Mood, type Rgb } from './mood.js';
import { createPalette, drawStrip, type Strip } from './ridge.js';
import { Sky, type SkyPlace } from './sky.js';

/** Where the lake begins, in shares of the picture's height. */
const SHORE = 0.66;
/** Light snow, in flakes. */
const FLAKES = 130;
const LAMP: Rgb = [255, 196, 96];

/** A strip and how far the camera passes along it, in shares of the picture's width. */
interface Layer {
  readonly strip: Strip;
  readonly travel: number;
  /** How much of the horizon's haze lies over it. */
  readonly haze: number;
}

const ranges: readonly (Range & { readonly travel: number; readonly haze: number })[] = [
  { peak: 0.27, saddle: 0.07, density: 1.5, seed: 11.4, snow: 1, travel: 0.04, haze: 0.6 },
  { peak: 0.17, saddle: 0.03, density: 2.3, seed: 58.1, snow: 0.8, travel: 0.1, haze: 0.32 },
  { peak: 0.06, saddle: 0.008, density: 4.4, seed: 102.6, snow: 0.2, travel: 0.2, haze: 0.1 },
];
const SHORE_TRAVEL = 0.34;

/** An evening under the aurora: the same at every size and frame rate, a function of time alone. */
export class Scene {
  private readonly sky: Sky;
  private readonly stars = new Stars();
  private readonly layers: readonly Layer[];
  private readonly shore: Strip;
  private readonly flakes: readonly (readonly [x: number, y: number, near: number, beat: number])[];

  /** @param grain - film grain in luma steps. */
  constructor(
    width: number,
    height: number,
    private readonly durationSec: number,
    grain: number,
  ) {
    const stripWidth = (travel: number): number => Math.ceil(width * (1 + travel)) + 2;
    this.sky = new Sky(grain);
    this.layers = ranges.map((range) => ({
      strip: drawRange(range, height, stripWidth(range.travel)),
      travel: range.travel,
      haze: range.haze,
    }));
    this.shore = drawShore(height, stripWidth(SHORE_TRAVEL));
    const random = seededRandom(77);
    this.flakes = Array.from({ length: FLAKES }, () => [random(), random(), random(), random() * 6] as const);
  }

  /** Draws the picture of a moment; the rows beneath it are left alone. */
  draw(frame: Frame, timeSec: number): void {
    const share = Math.min(1, timeSec / this.durationSec);
    const mood = moodAt(share);
    const moon = moonAt(share);
    const shoreRow = 2 * Math.round((frame.height * SHORE) / 2);

    this.sky.draw(frame, shoreRow, mood, moon, timeSec);
    this.stars.draw(frame, shoreRow, mood.night, timeSec);
    drawMoon(frame, shoreRow, moon, mood.night);
    for (const { strip, travel, haze } of this.layers) {
      const palette = createPalette(...landColours(mood, haze));
      drawStrip(frame, strip, palette, share * travel * frame.width, shoreRow - strip.height);
    }
    drawLake(frame, shoreRow, timeSec);
    const [dark, lit] = landColours(mood, 0);
    const palette = createPalette(dark, lit, mix(dark, LAMP, 0.35 + 0.65 * mood.night));
    const top = frame.height - this.shore.height;
    drawStrip(frame, this.shore, palette, share * SHORE_TRAVEL * frame.width, top);
    this.snow(frame, timeSec);
  }

  private snow(frame: Frame, timeSec: number): void {
    for (const [x, y, near, beat] of this.flakes) {
      const size = (0.4 + near * near * 2) * (frame.height / 1080);
      const fall = y + timeSec * (0.022 + 0.05 * near);
      const drift = x - timeSec * (0.008 + 0.02 * near) + 0.008 * Math.sin(timeSec * 0.9 + beat);
      const light = 0.16 + 0.24 * near;
      addSpot(frame, wrap(drift) * frame.width, wrap(fall) * frame.height, size + 0.5, light, frame.height);
    }
  }
}

/** Up on the left, over the middle, down on the right. */
function moonAt(share: number): SkyPlace {
  return { x: 0.16 + 0.66 * share, y: 0.95 - 0.72 * Math.sin(Math.PI * (0.06 + 0.9 * share)) };
}

function landColours(mood: Mood, haze: number): [dark: Rgb, lit: Rgb] {
  const glow = 0.16 * mood.aurora;
  const air = mix(mood.horizon, mood.zenith, 0.45);
  const dark = mix([4, 7, 14], air, haze * 0.75);
  const snow: Rgb = mix(mix(mood.zenith, mood.horizon, 0.4), [150, 190, 205], 0.38 + glow);
  const green = mood.aurora * (1 - 0.4 * mood.violet) * 10;
  return [dark, mix([snow[0], Math.min(255, snow[1] + green), snow[2]], air, haze * 0.35)];
}

function wrap(value: number): number {
  return value - Math.floor(value);
}
