import type { SvError } from '../../base/sv-error.js';
import { mediaDecodeFailed, segmentLoadFailed, sourceUnsupported } from '../../media/errors.js';
import { engineFailed, networkOffline } from '../../media/load-errors.js';

/** What the element tells of a failure: the DOM's `MediaError`, as far as it is read. */
export interface MediaFault {
  readonly code: number;
  readonly message: string;
}

const ABORTED = 1;
const NETWORK = 2;
const DECODE = 3;
const SOURCE_NOT_SUPPORTED = 4;

/**
 * Ours for the element's. The browser doesn't say why a source is "not supported": it may be missing,
 * refused, or of a kind it can't play.
 */
export function errorOfMediaFault({ code, message }: MediaFault, url: string, online: boolean): SvError {
  const why = message === '' ? `the browser gave code ${code}` : message;
  if (!online && (code === NETWORK || code === SOURCE_NOT_SUPPORTED)) return networkOffline(url);
  switch (code) {
    case NETWORK:
      return segmentLoadFailed({ url, cause: message });
    case DECODE:
      return mediaDecodeFailed(why);
    case SOURCE_NOT_SUPPORTED:
      return sourceUnsupported(url, `it can't be loaded, or not decoded (${why})`);
    case ABORTED:
    default:
      return engineFailed('native', why);
  }
}
