import type { AbrContext } from './contract/abr-controller.js';

/** The indices a controller may answer with; `pinned` if only one is left by the viewer's choice. */
export interface Limits {
  readonly maxIndex: number;
  readonly pinned: boolean;
}

function intoLadder(index: number, count: number): number {
  return Number.isFinite(index) ? Math.max(0, Math.min(count - 1, Math.trunc(index))) : 0;
}

/** Reads the constraints against the ladder as it is now. A pin is not bound by a cap. */
export function limitsOf({ renditions, constraints }: AbrContext): Limits {
  const { pinnedIndex, maxIndex } = constraints;
  if (pinnedIndex !== undefined)
    return { maxIndex: intoLadder(pinnedIndex, renditions.length), pinned: true };
  const top = renditions.length - 1;
  return {
    maxIndex: maxIndex === undefined || maxIndex === Infinity ? top : intoLadder(maxIndex, renditions.length),
    pinned: false,
  };
}
