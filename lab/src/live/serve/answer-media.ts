import { until, type LiveClock } from '../timeline/live-clock.js';
import type { LivePlace } from '../timeline/live-grid.js';
import type { LiveTitle } from '../timeline/live-title.js';
import type { LiveTrack } from '../timeline/live-track.js';
import type { LiveAddress } from './live-address.js';
import { mediaAnswer, refusal, type LiveAnswer } from './live-answer.js';
import { joined, liveFragment } from './live-media.js';

export interface MediaContext {
  readonly folder: string;
  readonly title: LiveTitle;
  readonly clock: LiveClock;
}

type MediaAddress = Extract<LiveAddress, { kind: 'media' }>;

/** A request that comes this much too early waits; clocks differ by so much. */
const EARLY_MS = 250;

/**
 * A segment or a part. A hinted part is answered when it exists; a chunked segment from its first part on,
 * each part when it exists; anything else that isn't there yet or is gone, with 404.
 *
 * @throws the signal's reason, once it is aborted.
 */
export async function answerMedia(
  context: MediaContext,
  track: LiveTrack,
  address: MediaAddress,
  signal: AbortSignal,
): Promise<LiveAnswer> {
  const { title, clock } = context;
  const { grid } = title;
  const { form, segment, part } = address;
  if (part !== null && (form !== 'll-hls' || part >= grid.partsPerSegment))
    return refusal(404, `Segment ${segment} has no part ${part}.`);
  const nowMs = clock.nowMs();
  if (nowMs >= grid.goneMs(segment))
    return refusal(404, `Segment ${segment} is no longer in the window of ${title.options.dvrSec} s.`);
  const neededMs = grid.madeMs(neededPart(title, address));
  if (neededMs > nowMs + patienceMs(title, address))
    return refusal(404, `Segment ${segment} will be there in ${((neededMs - nowMs) / 1000).toFixed(1)} s.`);

  await until(neededMs, clock, signal);
  const type = track === title.audio ? 'audio/mp4' : 'video/mp4';
  const places = fragmentsOf(title, address);
  const send = async (place: number | null): Promise<Uint8Array<ArrayBuffer>> =>
    liveFragment(context.folder, title, { track, segment, part: place, withTime: form === 'll-dash' });
  if (form === 'll-dash' && grid.madeMs(grid.lastPartOf(segment)) > clock.nowMs())
    return mediaAnswer(type, asMade(context, segment, send, signal));
  const pieces: Uint8Array[] = [];
  for (const place of places) pieces.push(await send(place));
  return mediaAnswer(type, joined(pieces));
}

/** What has to exist before an answer begins. */
function neededPart({ grid }: LiveTitle, { form, segment, part }: MediaAddress): LivePlace {
  if (part !== null) return { segment, part };
  return form === 'll-dash' ? { segment, part: 0 } : grid.lastPartOf(segment);
}

/**
 * How long before that a request may come and wait: a hinted part from the hint on; a chunked segment while
 * the one before is made. Shaka asks for it as soon as it begins, and with a refusal would fall behind.
 */
function patienceMs({ grid }: LiveTitle, { form, part }: MediaAddress): number {
  const earlySec = form === 'll-dash' ? grid.segmentSec : part === null ? 0 : grid.partSec;
  return earlySec * 1000 + EARLY_MS;
}

/** A low-latency segment is all its parts, so that it is the same whichever way it is fetched. */
function fragmentsOf({ grid }: LiveTitle, { form, part }: MediaAddress): readonly (number | null)[] {
  if (part !== null) return [part];
  return form === 'll-hls' || form === 'll-dash'
    ? Array.from({ length: grid.partsPerSegment }, (_, i) => i)
    : [null];
}

async function* asMade(
  { title, clock }: MediaContext,
  segment: number,
  send: (part: number) => Promise<Uint8Array<ArrayBuffer>>,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  for (let part = 0; part < title.grid.partsPerSegment; part += 1) {
    await until(title.grid.madeMs({ segment, part }), clock, signal);
    yield await send(part);
  }
}
