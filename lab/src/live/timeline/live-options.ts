import { UsageError } from '../../sim/run/usage-error.js';

/** How a stored title is played as a live one. */
export interface LiveOptions {
  /** When the first frame of the first loop was in front of the camera; ms since 1970. */
  readonly startMs: number;
  /** How far back a viewer can seek. */
  readonly dvrSec: number;
  /** What low-latency forms hand out at a time; the nearest length that divides a segment evenly is taken. */
  readonly partSec: number;
  /** What low-latency forms ask players to stay behind the edge. */
  readonly latencySec: number;
  /** Media time begins anew with each loop, and the manifests say so; else it runs on. */
  readonly discontinuities: boolean;
  /** Plain DASH lists its segments in a timeline; else they follow from number and duration. */
  readonly dashTimeline: boolean;
}

const DEFAULTS = { dvrSec: 60, partSec: 1, discontinuities: false, dashTimeline: false };

/** A playlist shorter than that leaves no room for the hold-back of three target durations (RFC 8216, 6.3.3). */
const MIN_WINDOW_SEGMENTS = 4;

/** `PART-HOLD-BACK` should be three part target durations and must be two (draft-pantos-hls-rfc8216bis). */
const HOLD_BACK_PARTS = 3;
const MIN_HOLD_BACK_PARTS = 2;

/** All options, from those that were given. @throws UsageError for what makes no sense. */
export function liveOptions(
  given: Partial<LiveOptions>,
  { segmentSec, nowMs }: { readonly segmentSec: number; readonly nowMs: number },
): LiveOptions {
  const dvrSec = given.dvrSec ?? Math.max(DEFAULTS.dvrSec, MIN_WINDOW_SEGMENTS * segmentSec);
  const partSec = given.partSec ?? Math.min(DEFAULTS.partSec, segmentSec);
  const latencySec = given.latencySec ?? HOLD_BACK_PARTS * partSec;
  check('partSec', partSec, 0.2, segmentSec);
  check('dvrSec', dvrSec, MIN_WINDOW_SEGMENTS * segmentSec, 24 * 3600);
  check('latencySec', latencySec, MIN_HOLD_BACK_PARTS * partSec, dvrSec / 2);
  // From the beginning there is a whole window to seek in.
  const startMs = given.startMs ?? nowMs - (dvrSec + segmentSec) * 1000;
  if (!Number.isFinite(startMs))
    throw new UsageError(`A live title can't begin at ${startMs}: give ms since 1970.`);
  const { discontinuities = DEFAULTS.discontinuities, dashTimeline = DEFAULTS.dashTimeline } = given;
  return { startMs, dvrSec, partSec, latencySec, discontinuities, dashTimeline };
}

function check(name: string, value: number, least: number, most: number): void {
  if (!(value >= least && value <= most))
    throw new UsageError(`${name} of a live title has to be from ${least} to ${most}, not ${value}.`);
}
