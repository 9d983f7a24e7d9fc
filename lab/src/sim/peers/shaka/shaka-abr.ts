import { bitrateKbps, numbersOf, segmentBits } from '../../../../../src/abr/context-numbers.js';
import type {
  AbrContext,
  AbrController,
  AbrDecision,
  AbrEvent,
} from '../../../../../src/abr/contract/abr-controller.js';
import { limitsOf } from '../../../../../src/abr/limits.js';
import type { DownloadProgress } from '../../../../../src/media/download.js';
import { GatedEstimator } from './gated-estimator.js';
import { ProgressReports } from './progress-reports.js';

/*
 * The rule of Shaka Player 5.2 with its default settings: lib/abr/simple_abr_manager.js, and the abort of a
 * request under way in lib/media/streaming_engine.js (`shouldAbortCurrentRequest_`).
 *
 *   q = max { i : p·R_i / 0.95 ≤ T ≤ p·R_{i+1} / 0.85 }, else the lowest     evaluated 8 s after the last time
 *   abort for q  if bits_q / T < B, or bytes left > bytes_q
 *
 *   T estimator.kbps, before it 1 Mbps or the browser's hint     p playbackRate     B bufferLevelSec
 *
 * The two ranges overlap and the last match wins, so that q is the highest R_i ≤ 0.95·T / p: 0.85 never decides.
 *
 * Departures: dropped frames and CMSD are left out; a switch upwards in the midst of a download waits for the
 * download's end, since the simulator replaces a download only by a lower one; the first segment and those of
 * the lowest rendition are one sample each, since the simulator tells no progress of them.
 */

/** `fastHalfLife`, `slowHalfLife`, `minTotalBytes`. */
const estimatorOptions = { fastHalfLifeSec: 2, slowHalfLifeSec: 5, minTotalBytes: 128_000 };

/** `defaultBandwidthEstimate`. */
const defaultKbps = 1000;

/** `bandwidthDowngradeTarget`. */
const target = 0.95;

/** `switchInterval`; `minTimeToSwitch` is 0. */
const switchIntervalMs = 8000;

/** `cacheLoadThreshold`: what came faster came from a cache. */
const cacheMs = 5;

export function createShakaAbr(): AbrController {
  return new ShakaAbr();
}

class ShakaAbr implements AbrController {
  readonly name = 'shaka';
  readonly #estimator = new GatedEstimator(estimatorOptions);
  readonly #reports = new ProgressReports();
  /** −1 before the first choice. */
  #chosenIndex = -1;
  #chosenAtMs = 0;
  #startupComplete = false;
  /** When the last download ended, if nothing has been made of it yet. */
  #endedAtMs: number | null = null;

  observe(event: AbrEvent): void {
    if (event.type !== 'sample' || event.sample.kind === 'audio') return;
    const { requestStartMs, responseEndMs, bytes } = event.sample;
    this.#measure(this.#reports.end(requestStartMs, responseEndMs, bytes));
    this.#endedAtMs = responseEndMs;
  }

  #measure({ durationMs, bytes }: { readonly durationMs: number; readonly bytes: number }): void {
    if (durationMs >= cacheMs) this.#estimator.sample(durationMs, bytes);
  }

  decide(context: AbrContext): AbrDecision {
    const { maxIndex, pinned } = limitsOf(context);
    const { bufferLevelSec } = numbersOf(context);
    const evidence = { throughputKbps: this.#throughputKbps(context), bufferLevelSec };
    if (pinned) return { renditionIndex: maxIndex, reason: 'pinned', evidence };

    const before = this.#chosenIndex;
    if (before < 0) this.#choose(context, context.nowMs);
    else if (this.#endedAtMs !== null) this.#suggest(context, this.#endedAtMs);
    this.#endedAtMs = null;
    return {
      renditionIndex: Math.min(this.#chosenIndex, maxIndex),
      reason: reasonFor(before, this.#chosenIndex),
      evidence,
    };
  }

  abandon(progress: DownloadProgress, context: AbrContext): AbrDecision | null {
    const { requestStartMs, nowMs, loadedBytes, totalBytes, renditionIndex, bufferLevelSec } = progress;
    const report = this.#reports.progress(requestStartMs, nowMs, loadedBytes);
    if (report === null || this.#chosenIndex < 0 || limitsOf(context).pinned) return null;
    this.#measure(report);
    const before = this.#chosenIndex;
    this.#suggest(context, nowMs);
    const next = this.#chosenIndex;
    // Shaka asks once a switch whether to abort, not once a report.
    if (next === before || next >= renditionIndex) return null;

    const throughputKbps = this.#throughputKbps(context);
    const nextBits = segmentBits(context, 0, next);
    const leftBits = totalBytes === undefined ? 0 : (totalBytes - loadedBytes) * 8;
    if (!(nextBits / 1000 / throughputKbps < bufferLevelSec) && !(leftBits > nextBits)) return null;
    return { renditionIndex: next, reason: 'abandoned', evidence: { throughputKbps, bufferLevelSec } };
  }

  /** Chooses anew, if there is enough to go by and the last choice is old enough. */
  #suggest(context: AbrContext, nowMs: number): void {
    if (!this.#startupComplete) {
      if (this.#estimator.kbps === null) return;
      this.#startupComplete = true;
      this.#chosenAtMs -= switchIntervalMs;
    }
    if (nowMs - this.#chosenAtMs >= switchIntervalMs) this.#choose(context, nowMs);
  }

  #choose(context: AbrContext, nowMs: number): void {
    const throughputKbps = this.#throughputKbps(context);
    const { playbackRate } = numbersOf(context);
    let index = limitsOf(context).maxIndex;
    while (index > 0 && (playbackRate * bitrateKbps(context, index)) / target > throughputKbps) index -= 1;
    this.#chosenIndex = index;
    this.#chosenAtMs = nowMs;
  }

  #throughputKbps({ hintKbps }: AbrContext): number {
    const hint = hintKbps !== undefined && hintKbps > 0 && Number.isFinite(hintKbps) ? hintKbps : defaultKbps;
    return this.#estimator.kbps ?? hint;
  }

  reset(): void {
    this.#estimator.reset();
    this.#reports.reset();
    this.#chosenIndex = -1;
    this.#chosenAtMs = 0;
    this.#startupComplete = false;
    this.#endedAtMs = null;
  }
}

function reasonFor(before: number, chosen: number): string {
  if (before < 0) return 'startup';
  if (before === chosen) return 'steady';
  return chosen > before ? 'throughput-up' : 'throughput-down';
}
