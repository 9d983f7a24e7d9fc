import { SvError } from '../../base/sv-error.js';

/** The code of a reporter or another sink could not be had: nothing is sent to it. */
export function sinkNotLoaded(cause: unknown): SvError {
  return new SvError(
    'BEACON_REJECTED',
    "The reporter's script could not be loaded; this view is not reported. Check that its file is served beside the player's.",
    { cause },
  );
}
