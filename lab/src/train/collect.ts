import { seededRandom, type Random } from '../../../src/base/random.js';
import type { AbrController } from '../../../src/abr/contract/abr-controller.js';
import { createThroughputAbr } from '../../../src/abr/throughput/throughput-abr.js';
import { Link } from '../sim/network/link.js';
import { meanKbps, type Trace } from '../sim/network/trace.js';
import { playSession } from '../sim/session/play-session.js';
import { ExampleSheet, type Examples } from './examples.js';
import { FillingAbr } from './filling-abr.js';
import { randomTitle } from './random-title.js';
import { Recorder } from './recorder.js';
import { WanderingAbr } from './wandering-abr.js';

const policies: readonly ((random: Random) => AbrController)[] = [
  () => createThroughputAbr(),
  () => new FillingAbr(),
  (random) => new WanderingAbr(random),
];

/** Seconds of buffer: live, as we play, and as hls.js and dash.js play when left alone. */
const bufferSizesSec = [12, 30, 60];

const segmentsEach = 80;

/** The others are played as they were recorded. */
const disguisedShare = 0.5;

/** How far a disguise goes: a factor of up to this, either way. */
const mostBandwidthFactor = 2.5;
const mostLatencyFactor = 3;

const factorUpTo = (random: Random, most: number): number => Math.pow(most, 2 * random() - 1);

/** The same network, faster or slower, farther or nearer: what is to be learned is how links behave, not which is which. */
function disguise(trace: Trace, random: Random): Trace {
  const bandwidth = factorUpTo(random, mostBandwidthFactor);
  const latency = factorUpTo(random, mostLatencyFactor);
  const points = trace.points.map((point) => ({
    durationMs: point.durationMs,
    kbps: point.kbps * bandwidth,
    latencyMs: point.latencyMs * latency,
  }));
  return { ...trace, points };
}

export interface CollectOptions {
  readonly seed: number;
  /** Scale each trace's bandwidth and latency at random; default false. */
  readonly disguised?: boolean;
}

/** Plays every trace with every policy, each time with another title and buffer, and takes the notes. */
export function collectExamples(
  traces: readonly Trace[],
  { seed, disguised = false }: CollectOptions,
): Examples {
  const random = seededRandom(seed);
  const sheet = new ExampleSheet();
  for (const recorded of traces) {
    if (!(meanKbps(recorded) > 0)) continue;
    for (const policy of policies) {
      const trace = disguised && random() < disguisedShare ? disguise(recorded, random) : recorded;
      const linkKbps = meanKbps(trace);
      const title = randomTitle(random, linkKbps, segmentsEach);
      const link = new Link(trace);
      const controller = new Recorder({
        policy: policy(random),
        link,
        title,
        dataset: trace.dataset,
        random,
        sheet,
      });
      const maxBufferSec = bufferSizesSec[Math.floor(random() * bufferSizesSec.length)] ?? 30;
      playSession({ controller, link, title, maxBufferSec, mayAbandon: false });
    }
  }
  return sheet.take();
}
