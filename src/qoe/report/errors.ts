import { invalidArgument, SvError } from '../../base/sv-error.js';
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

/** Nothing can be sent there. */
export function noCollector(url: string): SvError {
  return invalidArgument('url', url, "a collector's address");
}

const expected: Readonly<Record<string, string>> = {
  consent: 'none, anonymous or full',
  sampleRate: 'a share of sessions, 0 to 1',
  dimensions: 'an object of names and texts, or JSON of one',
};

/** An option of reporting can't be used. @param argument its name, of one dimension `dimensions.` and that one's */
export function wrongOption(argument: string, value: unknown): SvError {
  const words = expected[argument] ?? 'one of 10, named as [a-z0-9_-]{1,32}, a text of at most 120 letters';
  return invalidArgument(argument, value, words);
}
