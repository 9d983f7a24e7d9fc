import type { Random } from '../../../src/base/random.js';
import type {
  AbrContext,
  AbrController,
  AbrDecision,
  AbrEvent,
} from '../../../src/abr/contract/abr-controller.js';
import { ThroughputPredictor } from '../../../src/abr/estimate/throughput-predictor.js';
import { candidate, networkInputs } from '../../../src/abr/learned/network.js';
import { historyInputs, TransferHistory } from '../../../src/abr/learned/transfer-history.js';
import type { Link } from '../sim/network/link.js';
import type { Title } from '../sim/title/title.js';
import { judgedQuantiles, type ExampleSheet } from './examples.js';

/** As far as the plans look. */
const horizon = 5;

/** Renditions whose loads are worked out at each decision. */
const triedEach = 3;

/** A body in a few packets tells of latency; the predictor isn't asked about capacity below this. */
const leastBytes = 16_000;

/** A link that carries the top this many times over is as good as any: the plans cap it as well. */
const plentyTimes = 4;

export interface Recording {
  readonly policy: AbrController;
  readonly link: Link;
  readonly title: Title;
  readonly dataset: string;
  readonly random: Random;
  readonly sheet: ExampleSheet;
}

/**
 * Lets `policy` decide, and before each decision notes what some renditions' next segments would take if
 * they were loaded one after another: in a simulator the roads not taken are known as well.
 */
export class Recorder implements AbrController {
  readonly name = 'recorder';
  readonly #recording: Recording;
  readonly #history = new TransferHistory();
  readonly #own = new ThroughputPredictor();
  readonly #inputs = new Float32Array(networkInputs);
  #segment = 0;

  constructor(recording: Recording) {
    this.#recording = recording;
    const topKbps = recording.title.renditions.at(-1)?.bitrateKbps ?? 0;
    this.#history.plentyKbps = plentyTimes * topKbps;
    this.#own.plentyKbps = plentyTimes * topKbps;
  }

  observe(event: AbrEvent): void {
    if (event.type === 'sample') {
      this.#history.push(event.sample);
      this.#own.push(event.sample);
    }
    this.#recording.policy.observe(event);
  }

  decide(context: AbrContext): AbrDecision {
    const meanKbps = this.#history.meanKbps;
    if (meanKbps !== null) {
      this.#history.fill(this.#inputs);
      const { random, title } = this.#recording;
      const ownErrors = this.#own
        .predict(judgedQuantiles, meanKbps)
        .quantilesKbps.map((kbps) => Math.log(meanKbps / kbps))
        .reverse();
      for (let each = 0; each < triedEach; each += 1)
        this.#note(context, Math.floor(random() * title.renditions.length), meanKbps, ownErrors);
    }
    this.#segment += 1;
    return this.#recording.policy.decide(context);
  }

  reset(): void {
    this.#history.reset();
    this.#own.reset();
    this.#segment = 0;
    this.#recording.policy.reset();
  }

  /** The next load of `index`, and one of the later ones, each after those before it. */
  #note(context: AbrContext, index: number, meanKbps: number, ownErrors: readonly number[]): void {
    const { link, title, dataset, random, sheet } = this.#recording;
    const later = 1 + Math.floor(random() * (horizon - 1));
    let { nowMs, bufferLevelSec } = context;
    for (let step = 0; step <= later; step += 1) {
      const bytes = title.segmentBytes[this.#segment + step]?.[index];
      if (bytes === undefined) return;
      const { responseStartMs, endMs } = link.transfer(nowMs, bytes);
      const kbps = Math.min(this.#history.plentyKbps, (bytes * 8) / Math.max(1e-3, endMs - responseStartMs));
      if ((step === 0 || step === later) && bytes >= leastBytes) {
        const [logSec, ahead] = candidate((bytes * 8) / 1000 / meanKbps, step);
        this.#inputs[historyInputs] = logSec;
        this.#inputs[historyInputs + 1] = ahead;
        sheet.add(dataset, this.#inputs, Math.log(meanKbps / kbps), ownErrors);
      }
      const leftSec = Math.max(0, bufferLevelSec - (endMs - nowMs) / 1000) + title.segmentSec;
      const waitSec = Math.max(0, leftSec + title.segmentSec - context.maxBufferSec);
      bufferLevelSec = leftSec - waitSec;
      nowMs = endMs + waitSec * 1000;
    }
  }
}
