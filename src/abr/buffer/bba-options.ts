import { aboveZero, checked, oneOf, zeroOrMore } from '../option-checks.js';

export interface BbaAbrOptions {
  /**
   * `bba0`: a fixed reservoir, a map from buffer to bitrate. `bba1` (the default): a reservoir that
   * follows the sizes to come, a map from buffer to segment size.
   */
  readonly variant?: 'bba0' | 'bba1';
  /** Seconds kept for the lowest rendition; default as the variant has it: 37.5 % of the buffer, or by sizes. */
  readonly reservoirSec?: number;
  /** Seconds over which the map rises; default up to 90 % of the buffer. */
  readonly cushionSec?: number;
  /** Rise no higher than the link has carried lately; default true. The paper does without. */
  readonly guardRises?: boolean;
}

/** @throws SvError INVALID_ARGUMENT for a setting out of its range. */
export function checkBbaOptions(options: BbaAbrOptions): BbaAbrOptions {
  const { variant = 'bba1', reservoirSec = 0, cushionSec = 1 } = options;
  checked(
    { variant, reservoirSec, cushionSec },
    { variant: oneOf('bba0', 'bba1'), reservoirSec: zeroOrMore, cushionSec: aboveZero },
  );
  return options;
}
