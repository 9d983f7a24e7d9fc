import type {
  AbrContext,
  AbrController,
  AbrDecision,
  AbrEvent,
} from '../../../../../src/abr/contract/abr-controller.js';
import type { DownloadProgress, DownloadSample } from '../../../../../src/media/download.js';
import { afterDownload } from '../estimators/after-download.js';
import { SabreEstimator, type SabreEstimate } from './sabre-estimate.js';
import type { SabreRule, SabreSituation } from './sabre-rule.js';

/*
 * A rule of sabre as a controller. The first segment is of the lowest rendition and is not told to the rule.
 *
 * Source: UMass-LIDS/sabre 09b03bb, its main loop.
 * Departures: sabre means to load what a rule abandoned for, but a misspelt variable makes it ask the rule again;
 * here it is loaded. Segments are never replaced.
 */

export interface SabreAbrOptions {
  readonly name: string;
  readonly rule: SabreRule;
  /** Segments of the title, for the rules that prepare for its end; default: no end is known. */
  readonly segmentCount?: number;
}

export class SabreAbr implements AbrController {
  readonly name: string;
  readonly #rule: SabreRule;
  readonly #segmentCount: number;
  readonly #estimator = new SabreEstimator();
  #finished: DownloadSample | null = null;
  #loaded = 0;
  #loadedSinceSeek = 0;

  constructor({ name, rule, segmentCount = Infinity }: SabreAbrOptions) {
    this.name = name;
    this.#rule = rule;
    this.#segmentCount = segmentCount;
  }

  observe(event: AbrEvent): void {
    if (event.type === 'sample' && event.sample.kind !== 'audio') {
      this.#estimator.push(event.sample);
      this.#finished = event.sample;
      this.#loaded += 1;
      this.#loadedSinceSeek += 1;
    } else if (event.type === 'seek') {
      this.#loadedSinceSeek = 0;
      this.#rule.sought?.();
    } else if (event.type === 'renditions') {
      this.#rule.reset();
    }
  }

  decide(context: AbrContext): AbrDecision {
    const bufferLevelSec = { bufferLevelSec: context.bufferLevelSec };
    const { estimate } = this.#estimator;
    if (estimate === null || context.currentIndex < 0)
      return {
        renditionIndex: Math.max(0, context.currentIndex),
        reason: 'startup',
        evidence: bufferLevelSec,
      };
    const situation = this.#situation(context, estimate);
    const sample = this.#finished;
    this.#finished = null;
    if (sample !== null) {
      const { levelAfterSec, idleSec } = afterDownload(sample, context);
      const tookMs = sample.responseEndMs - sample.requestStartMs;
      const { renditionIndex } = sample;
      if (this.#loaded > 1)
        this.#rule.downloaded?.({ renditionIndex, tookMs, bufferMs: levelAfterSec * 1000 }, situation);
      this.#rule.heldUp?.(idleSec * 1000);
    }
    const choice = this.#rule.choose(situation);
    const evidence = { ...bufferLevelSec, throughputKbps: estimate.throughputKbps };
    return { ...choice, reason: reasonFor(context.currentIndex, choice.renditionIndex), evidence };
  }

  abandon(progress: DownloadProgress, context: AbrContext): AbrDecision | null {
    const { estimate } = this.#estimator;
    const { responseStartMs, totalBytes, requestStartMs, nowMs, renditionIndex } = progress;
    if (estimate === null || responseStartMs === undefined || totalBytes === undefined) return null;
    const target = this.#rule.abandon(
      {
        renditionIndex,
        sizeBits: totalBytes * 8,
        loadedBits: progress.loadedBytes * 8,
        spentMs: nowMs - requestStartMs,
        firstBitMs: responseStartMs - requestStartMs,
        bufferMs: progress.bufferLevelSec * 1000,
      },
      this.#situation(context, estimate),
    );
    if (target === null) return null;
    const evidence = { bufferLevelSec: progress.bufferLevelSec, throughputKbps: estimate.throughputKbps };
    return { renditionIndex: target, reason: 'abandon', evidence };
  }

  reset(): void {
    this.#rule.reset();
    this.#estimator.reset();
    this.#finished = null;
    this.#loaded = 0;
    this.#loadedSinceSeek = 0;
  }

  #situation(context: AbrContext, estimate: SabreEstimate): SabreSituation {
    return {
      bitratesKbps: context.renditions.map(({ bitrateKbps }) => bitrateKbps),
      segmentMs: context.segmentDurationSec * 1000,
      maxBufferMs: context.maxBufferSec * 1000,
      bufferMs: context.bufferLevelSec * 1000,
      estimate,
      segmentsSince: this.#loadedSinceSeek,
      segmentsLeft: this.#segmentCount - this.#loaded,
    };
  }
}

function reasonFor(current: number, chosen: number): string {
  if (chosen === current) return 'steady';
  return chosen > current ? 'up' : 'down';
}
