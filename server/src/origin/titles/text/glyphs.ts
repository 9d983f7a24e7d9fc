/** A straight piece of a stroke: from (x0, y0) to (x1, y1). */
export type Stroke = readonly [x0: number, y0: number, x1: number, y1: number];

/** A character as strokes of a round pen, in units of a sixth of a capital's height. */
export interface Glyph {
  readonly strokes: readonly Stroke[];
  /** To the next character, the pen's own width and the gap included. */
  readonly advance: number;
}

/** Height of a capital or digit; `p` reaches two below it. */
export const CAP_UNITS = 6;
export const DESCENDER_UNITS = 2;
/** Half the pen's width. */
export const PEN_UNITS = 0.46;

/**
 * What the labels need and no more. Lines (L) and quadratic curves (Q) as in SVG paths; y runs down
 * from the top of a capital. A font file can't be counted on where only Node is installed.
 */
const paths: Readonly<Record<string, readonly [width: number, path: string]>> = {
  '0': [4, 'M2 0 Q4 0 4 2 L4 4 Q4 6 2 6 Q0 6 0 4 L0 2 Q0 0 2 0'],
  '1': [4, 'M.8 1.3 L2.3 0 L2.3 6'],
  '2': [4, 'M.1 1.7 Q.1 0 2 0 Q3.9 0 3.9 1.7 Q3.9 2.8 2.8 3.8 L.1 6 L4 6'],
  '3': [4, 'M.3 1 Q.8 0 2 0 Q3.8 0 3.8 1.5 Q3.8 2.9 1.8 2.9 Q4 2.9 4 4.4 Q4 6 2 6 Q.5 6 0 4.9'],
  '4': [4, 'M3 6 L3 0 L0 4.3 L4 4.3'],
  '5': [4, 'M3.6 0 L.6 0 L.3 2.7 Q1 2.2 2 2.2 Q4 2.2 4 4.1 Q4 6 2 6 Q.6 6 0 5'],
  '6': [4, 'M3.5 .6 Q3 0 2.2 0 Q0 0 0 3.4 L0 4 Q0 6 2 6 Q4 6 4 4.1 Q4 2.4 2 2.4 Q.4 2.4 0 3.8'],
  '7': [4, 'M0 0 L4 0 L1.5 6'],
  '8': [
    4,
    'M2 2.8 Q.3 2.8 .3 1.4 Q.3 0 2 0 Q3.7 0 3.7 1.4 Q3.7 2.8 2 2.8 Q4 2.8 4 4.4 Q4 6 2 6 Q0 6 0 4.4 Q0 2.8 2 2.8',
  ],
  '9': [4, 'M.5 5.4 Q1 6 1.8 6 Q4 6 4 2.6 L4 2 Q4 0 2 0 Q0 0 0 1.9 Q0 3.6 2 3.6 Q3.6 3.6 4 2.2'],
  ':': [0.6, 'M.3 2 L.3 2 M.3 5.2 L.3 5.2'],
  '#': [4, 'M1.5 .6 L.9 5.4 M3.2 .6 L2.6 5.4 M.2 2.1 L4 2.1 M0 3.9 L3.8 3.9'],
  b: [3.7, 'M0 0 L0 6 M0 4 Q0 2 1.85 2 Q3.7 2 3.7 4 Q3.7 6 1.85 6 Q0 6 0 4'],
  k: [3.4, 'M0 0 L0 6 M3.2 2 L0 4.4 M1.3 3.5 L3.4 6'],
  p: [3.7, 'M0 2 L0 8 M0 4 Q0 2 1.85 2 Q3.7 2 3.7 4 Q3.7 6 1.85 6 Q0 6 0 4'],
  s: [3.4, 'M3.2 2.7 Q2.8 2 1.8 2 Q.2 2 .2 3 Q.2 3.9 1.7 4 Q3.4 4.1 3.4 5 Q3.4 6 1.7 6 Q.5 6 0 5.3'],
  ' ': [1.4, ''],
};

const GAP_UNITS = 1.5;
const CURVE_PIECES = 6;

/** @throws Error for a character that was never drawn. */
export function glyph(character: string): Glyph {
  const drawn = paths[character];
  if (drawn === undefined) throw new Error(`The labels have no "${character}".`);
  return { strokes: flatten(drawn[1]), advance: drawn[0] + GAP_UNITS };
}

function flatten(path: string): readonly Stroke[] {
  const strokes: Stroke[] = [];
  let [x, y] = [0, 0];
  for (const [, command, numbers = ''] of path.matchAll(/([MLQ])([^MLQ]*)/g)) {
    const [a = 0, b = 0, c = 0, d = 0] = numbers.trim().split(/\s+/).map(Number);
    if (command === 'M') [x, y] = [a, b];
    else if (command === 'L') {
      strokes.push([x, y, a, b]);
      [x, y] = [a, b];
    } else {
      const [fromX, fromY] = [x, y];
      for (let piece = 1; piece <= CURVE_PIECES; piece += 1) {
        const t = piece / CURVE_PIECES;
        const [toX, toY] = [bend(fromX, a, c, t), bend(fromY, b, d, t)];
        strokes.push([x, y, toX, toY]);
        [x, y] = [toX, toY];
      }
    }
  }
  return strokes;
}

function bend(from: number, control: number, to: number, t: number): number {
  return (1 - t) ** 2 * from + 2 * t * (1 - t) * control + t ** 2 * to;
}
