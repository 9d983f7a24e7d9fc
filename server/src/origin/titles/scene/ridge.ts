import type { Frame } from './frame.js';
import { toYuv, type Rgb } from './mood.js';

/** A strip of land as grey shades, wider than the picture so that the camera can pass along it. */
export interface Strip {
  readonly width: number;
  readonly height: number;
  /** 0 dark to 255 lit; what it looks like is the palette's to say. */
  readonly shade: Uint8Array;
  readonly cover: Uint8Array;
}

/** Colours of the 256 shades. */
export interface Palette {
  readonly y: Float32Array;
  readonly u: Float32Array;
  readonly v: Float32Array;
}

/** From dark to lit; a shade of 250 and more takes `glow`, where there is one. */
export function createPalette(dark: Rgb, lit: Rgb, glow?: Rgb): Palette {
  const palette = { y: new Float32Array(256), u: new Float32Array(256), v: new Float32Array(256) };
  for (let shade = 0; shade < 256; shade += 1) {
    const t = shade / 255;
    const between: Rgb = [
      dark[0] + (lit[0] - dark[0]) * t,
      dark[1] + (lit[1] - dark[1]) * t,
      dark[2] + (lit[2] - dark[2]) * t,
    ];
    const [y, u, v] = toYuv(glow !== undefined && shade >= 250 ? glow : between);
    palette.y[shade] = y + 0.5;
    palette.u[shade] = u + 0.5;
    palette.v[shade] = v + 0.5;
  }
  return palette;
}

/**
 * Lays a strip over the frame.
 *
 * @param shift - columns of the strip left of the picture; fractions move it smoothly.
 * @param top - the frame's row of the strip's first row; even.
 */
export function drawStrip(frame: Frame, strip: Strip, palette: Palette, shift: number, top: number): void {
  const { shade, cover } = strip;
  const whole = Math.floor(shift);
  const part = shift - whole;
  const rows = Math.min(strip.height, frame.height - top);
  for (let row = 0; row < rows; row += 1) {
    let from = row * strip.width + whole;
    let at = (row + top) * frame.width;
    const end = at + frame.width;
    let previousCover = cover[from] ?? 0;
    let previous = palette.y[shade[from] ?? 0] ?? 0;
    for (; at < end; at += 1) {
      from += 1;
      const nextCover = cover[from] ?? 0;
      const next = palette.y[shade[from] ?? 0] ?? 0;
      const opacity = previousCover + (nextCover - previousCover) * part;
      if (opacity > 0) {
        const value = previous + (next - previous) * part;
        if (opacity >= 255) frame.y[at] = value;
        else {
          const was = frame.y[at] ?? 0;
          frame.y[at] = was + ((value - was) * opacity) / 255;
        }
      }
      previousCover = nextCover;
      previous = next;
    }
  }
  drawColour(frame, strip, palette, shift, top, rows);
}

function drawColour(
  frame: Frame,
  strip: Strip,
  palette: Palette,
  shift: number,
  top: number,
  rows: number,
): void {
  const half = frame.width >> 1;
  const whole = Math.round(shift);
  for (let row = 0; row < rows; row += 2) {
    let from = row * strip.width + whole;
    let at = ((row + top) >> 1) * half;
    for (let column = 0; column < half; column += 1, at += 1, from += 2) {
      const opacity = strip.cover[from] ?? 0;
      if (opacity === 0) continue;
      const tone = strip.shade[from] ?? 0;
      const share = opacity / 255;
      const [u, v] = [frame.u[at] ?? 0, frame.v[at] ?? 0];
      frame.u[at] = u + ((palette.u[tone] ?? 0) - u) * share;
      frame.v[at] = v + ((palette.v[tone] ?? 0) - v) * share;
    }
  }
}
