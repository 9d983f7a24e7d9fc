import type { PartyStanding } from '../../wire/beacon.js';
import type { Consent } from './consent.js';

/** How views are reported. Values, or texts as attributes hold them; each takes effect with the next view. */
export interface ReportingOptions {
  /** Takes effect at once; default `full`. */
  readonly consent?: Consent | (string & {});
  /** Share of sessions that report, 0 to 1; default 1. Views that fail are reported all the same, and marked. */
  readonly sampleRate?: number | string;
  /** Of the page or app, as it names its releases. */
  readonly release?: string;
  /** The page's own: up to 10, names of 1 to 32 of `a-z 0-9 _ -`, values up to 120 characters; or that as JSON. */
  readonly dimensions?: Readonly<Record<string, string>> | string;
  /** Keep what could not be delivered for a day, in IndexedDB; only with full consent. Default false. */
  readonly offline?: boolean | string;
  /** Also report the page's web vitals; default false. */
  readonly vitals?: boolean | string;
  /** Watched together with others; by what is known of that, it is told as it changes. */
  readonly party?: boolean | PartyStanding;
}
