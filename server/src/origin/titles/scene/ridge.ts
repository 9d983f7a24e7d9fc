import type { Frame } from './frame.js';
import { mix, toYuv, type Rgb } from './mood.js';

/** A strip of land as grey shades, wider than the picture so that the camera can pass along it. */
export interface Strip {
  readonly width: number;
  readonly height: number;
  /** 0 dark to 255 lit; what it looks like is the palette's to say. */
  readonly shade: Uint8Array;
  readonly cover: Uint8Array;
  /** For each row, its first covered column and the end of its last, so that empty sky costs nothing. */
  readonly spans: Int32Array;
}

/** Colours of the 256 shades, times 256. */
interface Palette {
  readonly y: Int32Array;
  readonly u: Int32Array;
  readonly v: Int32Array;
}

/** An empty strip to draw into; `measure` it when it is drawn. */
export function createStrip(width: number, height: number): Strip {
  return {
    width,
    height,
    shade: new Uint8Array(width * height),
    cover: new Uint8Array(width * height),
    spans: new Int32Array(2 * height),
  };
}

export function measure(strip: Strip): Strip {
  for (let row = 0; row < strip.height; row += 1) {
    const cover = strip.cover.subarray(row * strip.width, (row + 1) * strip.width);
    const first = cover.findIndex((opacity) => opacity > 0);
    strip.spans[2 * row] = first === -1 ? strip.width : first;
    strip.spans[2 * row + 1] = first === -1 ? 0 : cover.findLastIndex((opacity) => opacity > 0) + 1;
  }
  return strip;
}

/** From dark to lit; a shade of 250 and more takes `glow`, where there is one. */
export function createPalette(dark: Rgb, lit: Rgb, glow?: Rgb): Palette {
  const palette = { y: new Int32Array(256), u: new Int32Array(256), v: new Int32Array(256) };
  for (let shade = 0; shade < 256; shade += 1) {
    const [y, u, v] = toYuv(glow !== undefined && shade >= 250 ? glow : mix(dark, lit, shade / 255));
    palette.y[shade] = 256 * y;
    palette.u[shade] = 256 * u;
    palette.v[shade] = 256 * v;
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
  const { shade, cover, spans } = strip;
  const whole = Math.floor(shift);
  const part = Math.floor((shift - whole) * 256);
  const rows = Math.min(strip.height, frame.height - top);
  for (let row = 0; row < rows; row += 1) {
    const start = Math.max(0, (spans[2 * row] ?? 0) - whole - 1);
    const end = Math.min(frame.width, (spans[2 * row + 1] ?? 0) - whole);
    let from = row * strip.width + whole + start;
    let at = (row + top) * frame.width + start;
    const last = at + end - start;
    let leftCover = cover[from] ?? 0;
    let left = palette.y[shade[from] ?? 0] ?? 0;
    for (; at < last; at += 1) {
      from += 1;
      const rightCover = cover[from] ?? 0;
      const right = palette.y[shade[from] ?? 0] ?? 0;
      // Where both are bare or both are full, which is nearly everywhere, no blending is needed.
      const both = leftCover + rightCover;
      if (both === 510) frame.y[at] = (left + (((right - left) * part) >> 8) + 128) >> 8;
      else if (both > 0) {
        const opacity = leftCover + (((rightCover - leftCover) * part) >> 8);
        const value =
          leftCover === 0 ? right : rightCover === 0 ? left : left + (((right - left) * part) >> 8);
        const was = (frame.y[at] ?? 0) << 8;
        frame.y[at] = (was + ((value - was) * opacity) / 255 + 128) >> 8;
      }
      leftCover = rightCover;
      left = right;
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
    const start = Math.max(0, ((strip.spans[2 * row] ?? 0) - whole) >> 1);
    const end = Math.min(half, ((strip.spans[2 * row + 1] ?? 0) - whole + 1) >> 1);
    let from = row * strip.width + whole + 2 * start;
    let at = ((row + top) >> 1) * half + start;
    for (const last = at + end - start; at < last; at += 1, from += 2) {
      const opacity = strip.cover[from] ?? 0;
      if (opacity === 0) continue;
      const tone = strip.shade[from] ?? 0;
      const [u, v] = [palette.u[tone] ?? 0, palette.v[tone] ?? 0];
      if (opacity === 255) {
        frame.u[at] = (u + 128) >> 8;
        frame.v[at] = (v + 128) >> 8;
      } else {
        const share = opacity / 255;
        const [wasU, wasV] = [frame.u[at] ?? 0, frame.v[at] ?? 0];
        frame.u[at] = wasU + ((u >> 8) - wasU) * share + 0.5;
        frame.v[at] = wasV + ((v >> 8) - wasV) * share + 0.5;
      }
    }
  }
}
