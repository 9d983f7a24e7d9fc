import type { SvError } from '../../base/sv-error.js';
import type { PartyStanding } from '../../wire/beacon.js';
import { heldConsent, isConsent, type Consent } from './consent.js';
import { fittingDimensions } from './dimensions.js';
import type { ReportingOptions } from './reporting-options.js';

/** {@link ReportingOptions}, checked. */
export interface Reporting {
  readonly consent: Consent;
  readonly sampleRate: number;
  readonly release?: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly offline: boolean;
  readonly vitals: boolean;
  readonly party: boolean | PartyStanding;
}

type Wrong = (argument: string, value: unknown) => void;

/** What can't be used is left out and told, a moment later; a consent that can't be read is none. */
export function checkReporting(
  options: ReportingOptions,
  onError: ((error: SvError) => void) | undefined,
): Reporting {
  const wrong: Wrong = (argument, value) => {
    void import('./errors.js').then(
      (part) => onError?.(part.wrongOption(argument, value)),
      () => {},
    );
  };
  const { consent = 'full', sampleRate = 1, release, dimensions = {} } = options;
  if (!isConsent(consent)) wrong('consent', consent);
  return {
    consent: heldConsent(consent),
    sampleRate: checkRate(sampleRate, wrong),
    ...(release === undefined ? {} : { release }),
    dimensions: fittingDimensions(dimensions, wrong),
    offline: isOn(options.offline),
    vitals: isOn(options.vitals),
    party: options.party ?? false,
  };
}

/** A bare attribute is on. */
function isOn(said: boolean | string | undefined): boolean {
  return said !== undefined && said !== false && said !== 'false';
}

function checkRate(said: number | string, wrong: Wrong): number {
  const rate = typeof said === 'string' && said.trim() === '' ? Number.NaN : Number(said);
  if (rate >= 0 && rate <= 1) return rate;
  wrong('sampleRate', said);
  return 1;
}
