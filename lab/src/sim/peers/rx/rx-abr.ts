import { bitrateKbps, loadedIndex, numbersOf } from '../../../../../src/abr/context-numbers.js';
import type {
  AbrContext,
  AbrController,
  AbrDecision,
  AbrEvent,
} from '../../../../../src/abr/contract/abr-controller.js';
import { limitsOf } from '../../../../../src/abr/limits.js';
import type { DownloadProgress, DownloadSample } from '../../../../../src/media/download.js';
import { GatedEstimator } from '../shaka/gated-estimator.js';
import { BufferChooser } from './buffer-chooser.js';
import { MaintainabilityScore } from './maintainability.js';
import { NetworkAnalyzer, type Playback } from './network-analyzer.js';
import { PendingRequest } from './pending-request.js';

/*
 * The rule of RxPlayer 4.2 for video on demand: src/core/adaptive/adaptive_representation_selector.ts.
 *
 *   q = max { i : R_i ≤ ceiling }                         ceiling see network-analyzer.ts
 *   q = max(q, what the buffer chooser allows)            from B ≥ 10 s until B ≤ 5 s, see buffer-chooser.ts
 *   looked at every second; a lower q takes the place of a request under way if that is urgent, see
 *   pending-request.ts
 *
 *   R_i bitrate of rendition i     B bufferLevelSec
 *
 * Departures: the guess chooser is left out, it is for low latency only; a rise applies to the next request,
 * where RxPlayer has often begun that one already; when a segment comes, the buffer just before it is looked
 * at once, since RxPlayer still goes by its last look then.
 */

/** `ABR_FAST_EMA`, `ABR_SLOW_EMA`, `ABR_MINIMUM_TOTAL_BYTES`. */
const estimatorOptions = { fastHalfLifeSec: 2, slowHalfLifeSec: 10, minTotalBytes: 150_000 };

/** `ABR_ENTER_BUFFER_BASED_ALGO` and `ABR_EXIT_BUFFER_BASED_ALGO`. */
const bufferCountsFromSec = 10;
const bufferCountsUntilSec = 5;

/** `SAMPLING_INTERVAL_MEDIASOURCE`. */
const lookEveryMs = 1000;

export function createRxAbr(): AbrController {
  return new RxAbr();
}

class RxAbr implements AbrController {
  readonly name = 'rxplayer';
  readonly #estimator = new GatedEstimator(estimatorOptions);
  readonly #score = new MaintainabilityScore();
  #analyzer = new NetworkAnalyzer();
  #chooser: BufferChooser | null = null;
  #bufferIndex: number | null = null;
  #bufferCounts = false;
  /** The last look's estimate; null if there was none. */
  #lastKbps: number | null = null;
  #lookedAtMs = 0;
  #request: PendingRequest | null = null;
  #added: DownloadSample | null = null;

  observe(event: AbrEvent): void {
    if (event.type === 'renditions') {
      this.#chooser = new BufferChooser(event.renditions.map((rendition) => rendition.bitrateKbps));
      this.#bufferIndex = null;
    } else if (event.type === 'sample' && event.sample.kind !== 'audio') {
      const { renditionIndex, bytes, durationSec, requestStartMs, responseEndMs } = event.sample;
      const durationMs = responseEndMs - requestStartMs;
      this.#estimator.sample(durationMs, bytes);
      this.#score.add(renditionIndex, durationMs / 1000, durationSec);
      this.#request = null;
      this.#added = event.sample;
    }
  }

  decide(context: AbrContext): AbrDecision {
    const { maxIndex, pinned } = limitsOf(context);
    const { bufferLevelSec, playbackRate } = numbersOf(context);
    const current = loadedIndex(context);
    this.#takeIn(context);
    const { nowMs } = context;
    const chosen = this.#look(context, { nowMs, bufferLevelSec, playbackRate }, current);
    const evidence = { throughputKbps: this.#lastKbps ?? 0, bufferLevelSec };
    if (pinned) return { renditionIndex: maxIndex, reason: 'pinned', evidence };
    return { ...chosen, evidence };
  }

  /** What RxPlayer does when a segment has been added. */
  #takeIn(context: AbrContext): void {
    const added = this.#added;
    this.#added = null;
    if (added === null) return;
    const { renditionIndex, responseEndMs, durationSec } = added;
    const { bufferLevelSec, playbackRate } = numbersOf(context);
    const playedSec = Math.max(0, (context.nowMs - responseEndMs) / 1000) * playbackRate;
    const withSec = bufferLevelSec + playedSec;
    this.#chooser ??= new BufferChooser(context.renditions.map((_, index) => bitrateKbps(context, index)));
    this.#bufferIndex = this.#chooser.choose({
      renditionIndex,
      bufferLevelSec: withSec,
      playbackRate,
      nowMs: responseEndMs,
      maintainability: this.#score.of(renditionIndex),
    });
    const beforeSec = Math.max(0, withSec - durationSec);
    const playback = { nowMs: responseEndMs, bufferLevelSec: beforeSec, playbackRate };
    this.#look(context, playback, renditionIndex);
  }

  abandon(progress: DownloadProgress, context: AbrContext): AbrDecision | null {
    const { requestStartMs, durationSec, nowMs, renditionIndex, loadedBytes, totalBytes } = progress;
    const request =
      this.#request?.startMs === requestStartMs
        ? this.#request
        : new PendingRequest(requestStartMs, durationSec);
    this.#request = request;
    if (totalBytes !== undefined) request.progress(nowMs, loadedBytes, totalBytes);
    if (nowMs - this.#lookedAtMs < lookEveryMs || limitsOf(context).pinned) return null;

    const bufferLevelSec = Math.max(0, progress.bufferLevelSec);
    const { playbackRate } = numbersOf(context);
    const chosen = this.#look(context, { nowMs, bufferLevelSec, playbackRate }, renditionIndex);
    if (chosen.renditionIndex >= renditionIndex) return null;
    if (!request.isUrgent(nowMs, bufferLevelSec, playbackRate)) return null;
    this.#request = null;
    const evidence = { throughputKbps: this.#lastKbps ?? 0, bufferLevelSec };
    return { renditionIndex: chosen.renditionIndex, reason: 'urgent', evidence };
  }

  #look(context: AbrContext, playback: Playback, current: number): AbrDecision {
    const { maxIndex } = limitsOf(context);
    const { bufferLevelSec } = playback;
    this.#lookedAtMs = playback.nowMs;
    const currentKbps = current < 0 ? null : bitrateKbps(context, current);
    const { estimateKbps, ceilingKbps } = this.#analyzer.look(
      playback,
      this.#estimator,
      currentKbps,
      this.#request,
      this.#lastKbps,
    );
    this.#lastKbps = estimateKbps;
    if (bufferLevelSec <= bufferCountsUntilSec) this.#bufferCounts = false;
    else if (bufferLevelSec >= bufferCountsFromSec) this.#bufferCounts = true;

    let index = maxIndex;
    while (index > 0 && bitrateKbps(context, index) > ceilingKbps) index -= 1;
    const allowed = this.#bufferCounts ? Math.min(this.#bufferIndex ?? 0, maxIndex) : 0;
    return allowed > index
      ? { renditionIndex: allowed, reason: 'buffer' }
      : { renditionIndex: index, reason: current < 0 ? 'startup' : 'throughput' };
  }

  reset(): void {
    this.#estimator.reset();
    this.#score.reset();
    this.#analyzer = new NetworkAnalyzer();
    this.#chooser = null;
    this.#bufferIndex = null;
    this.#bufferCounts = false;
    this.#lastKbps = null;
    this.#lookedAtMs = 0;
    this.#request = null;
    this.#added = null;
  }
}
