import { SvError } from '../../base/sv-error.js';

/** The code of a reporter or another sink could not be had: nothing is sent to it, but a collector's last words. */
export function sinkNotLoaded(cause: unknown): SvError {
  return new SvError(
    'BEACON_REJECTED',
    "A reporter's script could not be loaded; views are reported in part, or not at all. Check that its file is served beside the player's.",
    { cause },
  );
}
