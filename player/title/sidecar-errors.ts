import { SvError } from '../../src/base/sv-error.js';
import { redactUrl } from '../../src/base/redact-url.js';
import { answer, type RequestFault } from '../../src/media/errors.js';

/** @param what it holds: `chapters`, `storyboard`, `playlist` */
export function sidecarLoadFailed(what: string, fault: RequestFault): SvError {
  return new SvError(
    'SIDECAR_LOAD_FAILED',
    `The ${what} at ${redactUrl(fault.url)} could not be loaded: ${answer(fault)}. Check the address and the server's CORS headers.`,
    { context: { url: redactUrl(fault.url), status: fault.status, what }, cause: fault.cause },
  );
}

export function sidecarInvalid(what: string, url: string): SvError {
  return new SvError(
    'SIDECAR_INVALID',
    `What came from ${redactUrl(url)} is no ${what}. Check what the server sends at that address, and its format.`,
    { context: { url: redactUrl(url), what } },
  );
}
