import { invalidArgument } from '../../base/sv-error.js';

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
  if (variant !== 'bba0' && variant !== 'bba1') throw invalidArgument('variant', variant, "'bba0' or 'bba1'");
  if (!(reservoirSec >= 0) || !Number.isFinite(reservoirSec))
    throw invalidArgument('reservoirSec', reservoirSec, 'a number, zero or more');
  if (!(cushionSec > 0) || !Number.isFinite(cushionSec))
    throw invalidArgument('cushionSec', cushionSec, 'a number above zero');
  return options;
}
