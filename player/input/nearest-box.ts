export type Direction = 'up' | 'down' | 'left' | 'right';

/** As of `getBoundingClientRect()`. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Straight ahead is better than near: what lies beside counts this much more. */
const ASIDE = 3;

/** How far `to` lies from `from` in this direction, and how far aside; null if it lies elsewhere. */
function distance(from: Box, to: Box, direction: Direction): number | null {
  const across = direction === 'up' || direction === 'down';
  const ahead = {
    up: from.top - to.bottom,
    down: to.top - from.bottom,
    left: from.left - to.right,
    right: to.left - from.right,
  }[direction];
  const [size, otherSize] = across
    ? [from.bottom - from.top, to.bottom - to.top]
    : [from.right - from.left, to.right - to.left];
  // Neighbours may overlap a little.
  if (ahead < -Math.min(size, otherSize) / 2) return null;
  const gap = across
    ? Math.max(0, to.left - from.right, from.left - to.right)
    : Math.max(0, to.top - from.bottom, from.top - to.bottom);
  const centres = across
    ? Math.abs(to.left + to.right - from.left - from.right) / 2
    : Math.abs(to.top + to.bottom - from.top - from.bottom) / 2;
  return Math.max(0, ahead) + ASIDE * gap + centres / 10;
}

/** Which of `boxes` the focus goes to from `from`; −1 where there is none in this direction. */
export function nearestBox(from: Box, boxes: readonly Box[], direction: Direction): number {
  let nearest = -1;
  let least = Infinity;
  for (const [index, box] of boxes.entries()) {
    const far = distance(from, box, direction);
    if (far === null || far >= least) continue;
    nearest = index;
    least = far;
  }
  return nearest;
}
