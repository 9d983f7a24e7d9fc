import { invalidArgument, type SvError } from '../../base/sv-error.js';
import { BEACON_LIMITS, DIMENSION_NAME } from '../../wire/beacon.js';
import { fittingText } from '../fitting.js';
import { heldConsent, isConsent, type Consent } from './consent.js';

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
  /** Watched together with others. */
  readonly party?: boolean;
}

/** The same, checked. */
export interface Reporting {
  readonly consent: Consent;
  readonly sampleRate: number;
  readonly release: string | undefined;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly offline: boolean;
  readonly vitals: boolean;
  readonly party: boolean;
}

/** What can't be used is left out and told; a consent that can't be read is none. */
export function checkReporting(options: ReportingOptions, onError: (error: SvError) => void): Reporting {
  const { consent = 'full', sampleRate = 1, release, dimensions = {} } = options;
  return {
    consent: heldConsent(checkConsent(consent, onError)),
    sampleRate: checkRate(sampleRate, onError),
    release: release ? fittingText(release) : undefined,
    dimensions: checkDimensions(dimensions, onError),
    offline: isOn(options.offline),
    vitals: isOn(options.vitals),
    party: options.party ?? false,
  };
}

/** A bare attribute is on. */
function isOn(said: boolean | string | undefined): boolean {
  return said !== undefined && said !== false && said !== 'false';
}

function checkConsent(consent: unknown, onError: (error: SvError) => void): Consent {
  if (isConsent(consent)) return consent;
  onError(invalidArgument('consent', consent, 'none, anonymous or full'));
  return 'none';
}

function checkRate(said: number | string, onError: (error: SvError) => void): number {
  const rate = typeof said === 'string' && said.trim() === '' ? Number.NaN : Number(said);
  if (rate >= 0 && rate <= 1) return rate;
  onError(invalidArgument('sampleRate', said, 'a share of sessions, 0 to 1'));
  return 1;
}

function checkDimensions(said: unknown, onError: (error: SvError) => void): Readonly<Record<string, string>> {
  const record = typeof said === 'string' ? parsed(said) : said;
  if (typeof record !== 'object' || record === null || Array.isArray(record)) {
    onError(invalidArgument('dimensions', said, 'an object of names and texts, or JSON of one'));
    return {};
  }
  const fits = ([name, value]: [string, unknown], index: number): boolean => {
    const ok =
      index < BEACON_LIMITS.dimensions &&
      DIMENSION_NAME.test(name) &&
      typeof value === 'string' &&
      value.length <= BEACON_LIMITS.dimensionLength;
    if (!ok) onError(invalidArgument(`dimensions.${name}`, value, DIMENSION_WORDS));
    return ok;
  };
  return Object.fromEntries(Object.entries(record).filter(fits));
}

const DIMENSION_WORDS = 'one of 10, named as [a-z0-9_-]{1,32}, a text of at most 120 letters';

function parsed(json: string): unknown {
  try {
    return json.trim() === '' ? {} : JSON.parse(json);
  } catch {
    return null;
  }
}
