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

/** Plays every trace with every policy, each time with another title and buffer, and takes the notes. */
export function collectExamples(traces: readonly Trace[], seed: number): Examples {
  const random = seededRandom(seed);
  const sheet = new ExampleSheet();
  for (const trace of traces) {
    const linkKbps = meanKbps(trace);
    if (!(linkKbps > 0)) continue;
    for (const policy of policies) {
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
