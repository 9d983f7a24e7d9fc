import { CAP_UNITS, DESCENDER_UNITS, glyph, PEN_UNITS, type Stroke } from './glyphs.js';

/** Text's size: how many pixels a font unit (see glyphs.ts) is wide and high. */
export interface TextSize {
  readonly columns: number;
  readonly rows: number;
}

/** A rectangle of coverage, 0 to 255 a pixel. */
export interface Mask {
  readonly width: number;
  readonly height: number;
  readonly coverage: Uint8Array;
}

/** Pixels around a character for its pen and the soft edge. */
const MARGIN = 2;

/** Draws characters once and stamps them many times. One per size. */
export class TextStamp {
  private readonly drawn = new Map<string, Mask & { readonly advance: number }>();

  constructor(private readonly size: TextSize) {}

  /** Pixels from the top of a capital to the foot of a `p`. */
  get lineRows(): number {
    return Math.ceil((CAP_UNITS + DESCENDER_UNITS) * this.size.rows);
  }

  /** Pixels the text takes, its last gap included. */
  columnsOf(text: string): number {
    let columns = 0;
    for (const character of text) columns += this.mask(character).advance;
    return columns;
  }

  /** Puts text with the upper left corner of its first capital at (x, y); coverage is joined by maximum. */
  stamp(target: Mask, text: string, x: number, y: number): void {
    let at = x;
    for (const character of text) {
      const mask = this.mask(character);
      join(target, mask, Math.round(at) - MARGIN, Math.round(y) - MARGIN);
      at += mask.advance;
    }
  }

  private mask(character: string): Mask & { readonly advance: number } {
    let mask = this.drawn.get(character);
    if (mask === undefined) {
      const { strokes, advance } = glyph(character);
      mask = { ...draw(strokes, advance, this.size), advance: advance * this.size.columns };
      this.drawn.set(character, mask);
    }
    return mask;
  }
}

function draw(strokes: readonly Stroke[], advance: number, size: TextSize): Mask {
  const width = Math.ceil(advance * size.columns) + 2 * MARGIN;
  const height = Math.ceil((CAP_UNITS + DESCENDER_UNITS) * size.rows) + 2 * MARGIN;
  const coverage = new Uint8Array(width * height);
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      const x = (column + 0.5 - MARGIN) / size.columns;
      const y = (row + 0.5 - MARGIN) / size.rows;
      coverage[row * width + column] = Math.round(255 * inkAt(strokes, x, y, size));
    }
  }
  return { width, height, coverage };
}

/** Share of the pixel that is inked: how far its centre lies inside the nearest stroke, in pixels. */
function inkAt(strokes: readonly Stroke[], x: number, y: number, size: TextSize): number {
  let most = 0;
  for (const [x0, y0, x1, y1] of strokes) {
    const [dx, dy] = [x1 - x0, y1 - y0];
    const length = dx * dx + dy * dy;
    const t = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - x0) * dx + (y - y0) * dy) / length));
    const [offX, offY] = [x - x0 - t * dx, y - y0 - t * dy];
    const distance = Math.hypot(offX, offY);
    const pixel =
      distance === 0
        ? 1 / Math.max(size.columns, size.rows)
        : (Math.abs(offX) / size.columns + Math.abs(offY) / size.rows) / distance;
    most = Math.max(most, 0.5 + (PEN_UNITS - distance) / pixel);
  }
  return Math.min(1, most);
}

function join(target: Mask, mask: Mask, left: number, top: number): void {
  for (let row = Math.max(0, -top); row < mask.height && row + top < target.height; row += 1) {
    for (let column = Math.max(0, -left); column < mask.width && column + left < target.width; column += 1) {
      const ink = mask.coverage[row * mask.width + column] ?? 0;
      const at = (row + top) * target.width + column + left;
      if (ink > (target.coverage[at] ?? 0)) target.coverage[at] = ink;
    }
  }
}
