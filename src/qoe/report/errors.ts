import { SvError } from '../../base/sv-error.js';
import { redactUrl } from '../../base/redact-url.js';

/** The collector refused for good; nothing more is sent to it. */
export function beaconRejected(url: string, status: number, detail: string): SvError {
  const said = detail === '' ? '' : ` (${detail})`;
  return new SvError(
    'BEACON_REJECTED',
    `The collector ${redactUrl(url)} refused a batch with ${status}${said}. Nothing more is sent to it. Check its address, and that it knows this version of the player.`,
    { context: { url: redactUrl(url), status } },
  );
}
