import type { Box, Point } from './svg-frame.js';

export interface Dot {
  readonly text: string;
  readonly at: Point;
  readonly r: number;
}

export interface PlacedLabel {
  readonly text: string;
  readonly at: Point;
  readonly anchor: 'start' | 'middle' | 'end';
}

/** Of 12 px system type, on average. */
const letterWidth = 6.3;
/** Short names of wide letters need more than the average. */
const spareWidth = 6;
const letterHeight = 13;

/** Square pixels of others that a name may cover; beyond, it is left out, and its dot's title has to do. */
const tooMuch = 130;

/** Writes each name where it covers least of the others: right, left, above, below, or askew. Last ones first. */
export function placeLabels(dots: readonly Dot[], bounds: Box): PlacedLabel[] {
  const taken: Box[] = dots.map(({ at: [x, y], r }) => ({
    left: x - r,
    right: x + r,
    top: y - r,
    bottom: y + r,
  }));
  const placed = new Map<Dot, PlacedLabel>();
  for (const dot of Array.from(dots).reverse()) {
    let best: { readonly candidate: PlacedLabel; readonly box: Box; readonly cost: number } | undefined;
    for (const [nth, candidate] of candidates(dot).entries()) {
      const box = boxOf(candidate);
      const cost =
        taken.reduce((sum, other) => sum + overlap(box, other), 0) + 20 * outside(box, bounds) + nth * 2;
      if (best === undefined || cost < best.cost) best = { candidate, box, cost };
    }
    if (best === undefined || best.cost > tooMuch) continue;
    taken.push(best.box);
    placed.set(dot, best.candidate);
  }
  return dots.flatMap((dot) => placed.get(dot) ?? []);
}

function candidates({ text, at: [x, y], r }: Dot): PlacedLabel[] {
  const gap = r + 4;
  return [
    { text, anchor: 'start', at: [x + gap, y + 4] },
    { text, anchor: 'end', at: [x - gap, y + 4] },
    { text, anchor: 'middle', at: [x, y - gap] },
    { text, anchor: 'middle', at: [x, y + gap + 9] },
    { text, anchor: 'start', at: [x + gap - 2, y - 6] },
    { text, anchor: 'start', at: [x + gap - 2, y + 14] },
    { text, anchor: 'end', at: [x - gap + 2, y - 6] },
    { text, anchor: 'end', at: [x - gap + 2, y + 14] },
    { text, anchor: 'start', at: [x + gap + 6, y - 16] },
    { text, anchor: 'start', at: [x + gap + 6, y + 24] },
    { text, anchor: 'end', at: [x - gap - 6, y - 16] },
    { text, anchor: 'end', at: [x - gap - 6, y + 24] },
  ];
}

function boxOf({ text, at: [x, y], anchor }: PlacedLabel): Box {
  const width = text.length * letterWidth + spareWidth;
  const left = anchor === 'start' ? x : x - (anchor === 'end' ? width : width / 2);
  return { left, right: left + width, top: y - letterHeight + 3, bottom: y + 3 };
}

function overlap(a: Box, b: Box): number {
  const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return wide > 0 && high > 0 ? wide * high : 0;
}

function outside(box: Box, bounds: Box): number {
  const over = (by: number): number => Math.max(0, by);
  return (
    over(bounds.left - box.left) +
    over(box.right - bounds.right) +
    over(bounds.top - box.top) +
    over(box.bottom - bounds.bottom)
  );
}
