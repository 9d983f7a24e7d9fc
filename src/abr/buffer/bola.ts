import type { DownloadProgress } from '../../media/download.js';
import { blindKbps } from '../blind-start.js';
import { bitrateKbps, loadedIndex, numbersOf } from '../context-numbers.js';
import type { AbrContext, AbrController, AbrDecision, AbrEvent } from '../contract/abr-controller.js';
import { LatencyEstimator } from '../estimate/latency-estimator.js';
import { ThroughputEstimator } from '../estimate/throughput-estimator.js';
import { limitsOf } from '../limits.js';
import { bestIndex, bolaObjective, scoreOf } from './bola-objective.js';
import { bolaSettings, type BolaAbrOptions, type BolaSettings } from './bola-options.js';
import { Placeholder } from './placeholder.js';

/*
 * BOLA: a Lyapunov drift argument turned into one score a rendition. The objective is in
 * `bola-objective.ts`, the placeholder of BOLA-E in `placeholder.ts`.
 *
 *   BASIC   q = argmax ρ_i(B)
 *   O       if q > q_prev and q > q_T:  q = max(q_prev, q_T)
 *   E       O over B + placeholder; starts with q_T; R_q·L ≤ s·T·(B/p − ℓ)
 *   abandon for i < q once  ρ_i > ρ_q of what is left of q, where going on would stall
 *
 *   q_T   highest R_i·p ≤ safety·T       `carriedIndex`     T   throughput          `throughputKbps`
 *   s     share of a short buffer spent  `shortBufferSpend` ℓ   time to first byte  `latency`
 *
 * Sources: Spiteri, Urgaonkar, Sitaraman, INFOCOM 2016 (BASIC, O, abandonment); Spiteri, Sitaraman,
 * Sparacio, MMSys 2018 (E: placeholder, insufficient buffer rule).
 *
 * Departures: never pauses of its own accord, since the engine bounds the buffer and a shorter one gains
 * nothing; the two buffer levels shrink with a short buffer (live); average bitrates stand for sizes, as
 * in dash.js; a download is left alone while its own pace brings it in time.
 */

/** dash.js' InsufficientBufferRule: a segment may take this share of the time that is buffered. */
const shortBufferSpend = 0.7;

/** A download younger than this tells too little; dash.js waits as long. */
const minWatchMs = 500;

/**
 * The buffer-based rule that dash.js ships.
 * @throws SvError INVALID_ARGUMENT for an option out of its range.
 */
export function createBolaAbr(options: BolaAbrOptions = {}): AbrController {
  return new BolaAbr(bolaSettings(options));
}

class BolaAbr implements AbrController {
  readonly name = 'bola';
  readonly #settings: BolaSettings;
  readonly #throughput = new ThroughputEstimator();
  readonly #latency = new LatencyEstimator();
  readonly #placeholder = new Placeholder();
  #givenUpAtMs = Number.NaN;

  constructor(settings: BolaSettings) {
    this.#settings = settings;
  }

  observe(event: AbrEvent): void {
    if (event.type === 'sample') {
      this.#throughput.push(event.sample);
      this.#latency.push(event.sample);
      if (event.sample.kind !== 'audio') this.#placeholder.fade();
    } else if (event.type === 'idle') this.#placeholder.idle(event.durationMs / 1000);
    else this.#placeholder.startOver();
  }

  decide(context: AbrContext): AbrDecision {
    const { maxIndex, pinned } = limitsOf(context);
    const { bufferLevelSec } = numbersOf(context);
    const throughputKbps = this.#throughput.kbps ?? blindKbps(context, this.#settings.startKbps);
    const evidence = { bufferLevelSec, throughputKbps, placeholderSec: this.#placeholder.sec };
    if (pinned) return { renditionIndex: maxIndex, reason: 'pinned', evidence };
    if (maxIndex === 0) return { renditionIndex: 0, reason: 'only-choice', evidence };

    const objective = bolaObjective(context, this.#settings.lowBufferSec, maxIndex);
    const loaded = loadedIndex(context);
    const answer = (renditionIndex: number, reason: string): AbrDecision => {
      this.#placeholder.keepBelowPause(objective, renditionIndex, bufferLevelSec);
      return { renditionIndex, reason, evidence: { ...evidence, placeholderSec: this.#placeholder.sec } };
    };
    const carried = carriedIndex(context, maxIndex, this.#settings.safety * throughputKbps);
    if (this.#settings.variant === 'e' && this.#placeholder.starting) {
      this.#placeholder.start(objective, carried, context, this.#throughput.kbps !== null);
      return answer(carried, loaded < 0 ? 'startup' : reasonFor(loaded, maxIndex, carried));
    }
    const placeholderSec = this.#settings.variant === 'e' ? this.#placeholder.sec : 0;
    const wanted = bestIndex(objective, bufferLevelSec + placeholderSec);
    if (this.#settings.variant === 'basic') return answer(wanted, reasonFor(loaded, maxIndex, wanted));

    const limited =
      wanted > loaded && wanted > carried ? Math.max(carried, Math.min(loaded, maxIndex)) : wanted;
    const safe = this.#settings.variant === 'e' ? this.#safeIndex(context, limited, throughputKbps) : limited;
    const reason = reasonFor(loaded, maxIndex, safe);
    return answer(safe, reason === 'steady' && wanted > safe ? 'not-sustainable' : reason);
  }

  abandon(progress: DownloadProgress, context: AbrContext): AbrDecision | null {
    const { maxIndex, pinned } = limitsOf(context);
    const { renditionIndex, totalBytes = 0, loadedBytes, requestStartMs } = progress;
    if (progress.kind === 'audio' || pinned || !(renditionIndex > 0) || renditionIndex > maxIndex)
      return null;
    if (!(progress.nowMs - requestStartMs >= minWatchMs) || this.#givenUpAtMs === requestStartMs) return null;
    if (!(totalBytes > 0) || !Number.isFinite(totalBytes) || !(loadedBytes >= 0)) return null;

    const objective = bolaObjective(context, this.#settings.lowBufferSec, maxIndex);
    const { bufferLevelSec, playbackRate } = numbersOf({
      ...context,
      bufferLevelSec: progress.bufferLevelSec,
    });
    const bufferSec = bufferLevelSec + (this.#settings.variant === 'e' ? this.#placeholder.sec : 0);
    const left = Math.max(1e-3, 1 - loadedBytes / totalBytes);
    const remainingMs = ((progress.nowMs - requestStartMs) * left) / Math.max(1e-3, 1 - left);
    if (!(remainingMs * playbackRate > bufferLevelSec * 1000)) return null;
    let best = renditionIndex;
    let bestScore = scoreOf(objective, renditionIndex, bufferSec, left);
    for (let index = renditionIndex - 1; index >= 0; index -= 1) {
      const score = scoreOf(objective, index, bufferSec);
      if (score > bestScore) [best, bestScore] = [index, score];
    }
    if (best === renditionIndex) return null;
    this.#givenUpAtMs = requestStartMs;
    this.#placeholder.keepBelowChoice(objective, best, bufferLevelSec);
    return { renditionIndex: best, reason: 'abandon', evidence: { bufferLevelSec, leftShare: left } };
  }

  reset(): void {
    this.#throughput.reset();
    this.#latency.reset();
    this.#placeholder.startOver();
    this.#givenUpAtMs = Number.NaN;
  }

  /** The highest at or below `wanted` that loads before the buffer is spent, with something to spare. */
  #safeIndex(context: AbrContext, wanted: number, throughputKbps: number): number {
    const { bufferLevelSec, playbackRate, segmentSec } = numbersOf(context);
    const spendSec = shortBufferSpend * Math.max(0, bufferLevelSec / playbackRate - this.#latency.ms / 1000);
    return carriedIndex({ ...context, playbackRate: 1 }, wanted, (throughputKbps * spendSec) / segmentSec);
  }
}

/** The highest index up to `most` whose bitrate, at the playback rate, is no more than `kbps`. */
function carriedIndex(context: AbrContext, most: number, kbps: number): number {
  const { playbackRate } = numbersOf(context);
  let index = most;
  while (index > 0 && bitrateKbps(context, index) * playbackRate > kbps) index -= 1;
  return index;
}

function reasonFor(loaded: number, maxIndex: number, chosen: number): string {
  if (loaded < 0) return 'startup';
  if (loaded > maxIndex) return 'capped';
  if (chosen === loaded) return 'steady';
  return chosen > loaded ? 'buffer-high' : 'buffer-low';
}
