import type { BeaconEvent } from '../../wire/beacon.js';
import { fittingText } from '../fitting.js';
import { known } from '../known.js';
import { anonymousStart } from './anonymous.js';
import { fittingDimensions } from './dimensions.js';
import type { ReportingOptions } from './reporting-options.js';

export type ViewStart = Extract<BeaconEvent, { type: 'view-start' }>;
type Marks = Pick<ViewStart, 'consent' | 'release' | 'party' | 'dimensions' | 'sampleRate'>;

/** The wire has no rate of 0, under which only failures are told. */
const LEAST_RATE = 1e-9;

/** A view's start as it may be told: marked as the page asked, without what an anonymous viewer keeps back. */
export function markedStart(
  start: ViewStart,
  { release, party, dimensions = {}, sampleRate = 1 }: ReportingOptions,
  anonymous: boolean,
): ViewStart {
  const own = fittingDimensions(dimensions, () => {});
  const marked = {
    ...start,
    ...known<Marks>({
      consent: 'full',
      release: release ? fittingText(release) : null,
      party: party ? true : null,
      dimensions: Object.keys(own).length > 0 ? own : null,
      sampleRate: Number(sampleRate) < 1 ? Math.max(Number(sampleRate), LEAST_RATE) : null,
    }),
  };
  return anonymous ? anonymousStart(marked) : marked;
}
