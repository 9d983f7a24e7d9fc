import type { SvError } from '../../src/base/sv-error.js';

/** The numbers of the DOM's `MediaError`. */
const ABORTED = 1;
const NETWORK = 2;
const DECODE = 3;
const SRC_NOT_SUPPORTED = 4;

/** What `element.error` gives: the shape of `MediaError`, which can't be constructed, and the fault itself. */
export class MediaFailure implements MediaError {
  readonly MEDIA_ERR_ABORTED = ABORTED;
  readonly MEDIA_ERR_NETWORK = NETWORK;
  readonly MEDIA_ERR_DECODE = DECODE;
  readonly MEDIA_ERR_SRC_NOT_SUPPORTED = SRC_NOT_SUPPORTED;
  readonly code: number;
  readonly message: string;
  readonly cause: SvError;

  constructor(error: SvError) {
    this.code = codeOf(error);
    this.message = error.message;
    this.cause = error;
  }
}

function codeOf(error: SvError): number {
  if (error.category === 'network') return NETWORK;
  return error.code === 'MEDIA_DECODE_FAILED' ? DECODE : SRC_NOT_SUPPORTED;
}
