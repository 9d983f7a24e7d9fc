import { seededRandom } from '../../../../../../src/base/random.js';
import type { AbrController } from '../../../../../../src/abr/contract/abr-controller.js';
import { Link } from '../../../../../../lab/src/sim/network/link.js';
import type { TracePoint } from '../../../../../../lab/src/sim/network/trace.js';
import type { SessionPlan } from '../../../../../../lab/src/sim/session/session-plan.js';
import type { Title } from '../../../../../../lab/src/sim/title/title.js';

export interface RandomPlanOptions {
  readonly segmentCount?: number;
  /** A part of the sessions is live; default false. */
  readonly mayBeLive?: boolean;
}

/**
 * A session made up from its seed: a ladder, a title of varying segments, a network with outages, a buffer.
 * Bitrates are round and peaks lie above them, so that no decision hangs on the last bit of a number.
 */
export function randomPlan(
  seed: number,
  controller: AbrController,
  { segmentCount = 40, mayBeLive = false }: RandomPlanOptions = {},
): SessionPlan {
  const random = seededRandom(seed);
  const between = (low: number, high: number): number => low + random() * (high - low);
  const pick = <T>(first: T, ...others: T[]): T =>
    [first, ...others][Math.floor(random() * (others.length + 1))] ?? first;

  const segmentSec = pick(2, 4, 6, 10);
  const title = randomTitle(segmentSec, segmentCount, between, pick(1, 3, 5, 8, 8, 12));
  const middleKbps = Math.exp(between(Math.log(300), Math.log(12_000)));
  const wild = between(0.1, 1.5);
  const points: TracePoint[] = Array.from({ length: 60 }, () => ({
    durationMs: Math.round(between(500, 12_000)),
    kbps: random() < 0.06 ? 0 : Math.round(middleKbps * Math.exp(between(-wild, wild))),
    latencyMs: Math.round(between(5, 300)),
  }));
  points.push({ durationMs: 5000, kbps: 1000, latencyMs: 50 });
  const isLive = mayBeLive && random() < 0.3;
  return {
    controller,
    title,
    link: new Link({ id: `random-${seed}`, dataset: 'random', points }),
    maxBufferSec: pick(12, 30, 30, 60),
    playbackRate: pick(1, 1, 1, 1.5, 0.5),
    sizes: pick('hidden', 'hidden', 'known'),
    ...(isLive && { live: { targetLatencySec: 3 * segmentSec } }),
  };
}

function randomTitle(
  segmentSec: number,
  segmentCount: number,
  between: (low: number, high: number) => number,
  renditionCount: number,
): Title {
  let kbps = Math.round(between(150, 600));
  const hasPeaks = between(0, 1) < 0.6;
  const renditions = Array.from({ length: renditionCount }, (_, index) => {
    if (index > 0) kbps = Math.round(kbps * between(1.2, 2.2));
    const peakKbps = Math.round(kbps * between(1.05, 1.6));
    return { id: `r${index}`, bitrateKbps: kbps, ...(hasPeaks && { peakKbps }) };
  });
  const segmentBytes = Array.from({ length: segmentCount }, () => {
    const share = between(0.5, 1.5);
    return renditions.map(({ bitrateKbps }) => Math.round((bitrateKbps * share * segmentSec * 1000) / 8));
  });
  return { name: 'random', segmentSec, renditions, segmentBytes };
}
