import { loadedIndex, numbersOf } from '../../../../../src/abr/context-numbers.js';
import type {
  AbrContext,
  AbrController,
  AbrDecision,
  AbrEvent,
} from '../../../../../src/abr/contract/abr-controller.js';
import { limitsOf } from '../../../../../src/abr/limits.js';
import type { DownloadProgress, DownloadSample } from '../../../../../src/media/download.js';
import { bestLevel, type LevelKnowledge, type LevelQuestion } from './best-level.js';
import { declaredPeakKbps } from './declared-bitrates.js';
import { HlsEstimator } from './hls-estimator.js';
import { slowDownload, type SlowDownload } from './slow-download.js';

/*
 * The rule of hls.js 1.7.4 with its default settings: src/controller/abr-controller.ts, and as far as they
 * decide what it leads to, level-controller.ts (the default estimate) and stream-controller.ts (what becomes
 * of a download that is too slow).
 *
 *   first      bestLevel(T, starvation = 0, maxStarvation = 4 s, f = f_up = 1), else the manifest's first level
 *   then       bestLevel(T, B/p, 0, 0.95, 0.7); if none, bestLevel(T, B/p, min(L, 4 s), 0.95, 0.7); else the lowest
 *   emergency  a slow download gives way to bestLevel(R_next, 0, B/p, 1, 1), else to the next level; if
 *              D > 2·d_next, or the level's playlist had to be loaded first, to the best at the lowest level's
 *              bitrate, which as a rule is the lowest
 *
 *   T estimator.kbps   B bufferLevelSec   p playbackRate   L segmentSec   D, d_next  see slow-download.ts
 *
 * Departures: no bitrate test (`startLevel` −1; by default there is none); the first level of the manifest is
 * the lowest; playlists load in no time, so that the abort which hls.js puts off until the playlist has come
 * happens at once; parsing takes no time.
 */

/** `abrEwmaDefaultEstimate`, raised to the first level's bitrate up to `abrEwmaDefaultEstimateMax`. */
const defaultKbps = 500;
const defaultMaxKbps = 5000;

/** `abrBandWidthFactor` and `abrBandWidthUpFactor`. */
const factor = 0.95;
const upFactor = 0.7;

/** `maxStarvationDelay`. */
const longestStarvationSec = 4;

/** Of the manifest; ours are ascending. */
const firstIndex = 0;

/** A slow download is given up at once where going on takes this many times as long. */
const hopeless = 2;

export function createHlsAbr(): AbrController {
  return new HlsAbr();
}

class HlsAbr implements AbrController {
  readonly name = 'hls.js';
  readonly #estimator = new HlsEstimator(defaultKbps);
  readonly #seen = new Set<number>();
  /** Set by an emergency, until a segment of it has come; −1 else. */
  #forcedIndex = -1;

  observe(event: AbrEvent): void {
    if (event.type === 'sample') this.#sample(event.sample);
    else if (event.type === 'renditions' && this.#estimator.kbps === defaultKbps) {
      const first = event.renditions[firstIndex];
      const startKbps = Math.min(first?.peakKbps ?? first?.bitrateKbps ?? 0, defaultMaxKbps);
      if (startKbps > defaultKbps) this.#estimator.reset(startKbps);
    }
  }

  #sample({
    kind,
    renditionIndex,
    bytes,
    requestStartMs,
    responseStartMs,
    responseEndMs,
  }: DownloadSample): void {
    if (kind === 'audio') return;
    const ttfbMs = responseStartMs - requestStartMs;
    this.#estimator.sampleTtfb(ttfbMs);
    if (renditionIndex === this.#forcedIndex) this.#forcedIndex = -1;
    this.#estimator.sample(responseEndMs - requestStartMs - Math.min(ttfbMs, this.#estimator.ttfbMs), bytes);
  }

  decide(context: AbrContext): AbrDecision {
    const { maxIndex, pinned } = limitsOf(context);
    const { bufferLevelSec } = numbersOf(context);
    const evidence = {
      throughputKbps: this.#estimator.kbps,
      ttfbMs: this.#estimator.ttfbMs,
      bufferLevelSec,
    };
    if (pinned) return { renditionIndex: maxIndex, reason: 'pinned', evidence };
    const chosen = this.#choose(context, maxIndex);
    this.#seen.add(chosen.renditionIndex);
    return { ...chosen, evidence };
  }

  #choose(context: AbrContext, maxIndex: number): AbrDecision {
    if (this.#forcedIndex >= 0)
      return { renditionIndex: Math.min(this.#forcedIndex, maxIndex), reason: 'emergency' };
    const { bufferLevelSec, playbackRate, segmentSec } = numbersOf(context);
    const current = loadedIndex(context);
    const starvationSec = bufferLevelSec / playbackRate;
    const bandwidthKbps = this.#estimator.kbps;
    const ask = (question: Partial<LevelQuestion>): number =>
      bestLevel(
        { bandwidthKbps, maxIndex, starvationSec, maxStarvationSec: 0, factor, upFactor, ...question },
        this.#knowledge(context),
      );
    if (current < 0 || !this.#estimator.canEstimate) {
      const best = ask({
        starvationSec: starvationSec / 2,
        maxStarvationSec: longestStarvationSec,
        factor: 1,
        upFactor: 1,
      });
      return { renditionIndex: best < 0 ? Math.min(firstIndex, maxIndex) : best, reason: 'startup' };
    }
    const safe = starvationSec > 0 ? ask({}) : -1;
    if (safe >= 0) return { renditionIndex: safe, reason: reasonFor(current, safe) };
    const risky = ask({ maxStarvationSec: Math.min(segmentSec, longestStarvationSec) });
    if (risky >= 0) return { renditionIndex: risky, reason: 'rebuffering-expected' };
    const canFall = declaredPeakKbps(context, 0) < declaredPeakKbps(context, current);
    return { renditionIndex: canFall ? 0 : Math.min(current, maxIndex), reason: 'nothing-fits' };
  }

  abandon(progress: DownloadProgress, context: AbrContext): AbrDecision | null {
    const { renditionIndex, loadedBytes, totalBytes } = progress;
    if (limitsOf(context).pinned || renditionIndex >= context.renditions.length) return null;
    if (renditionIndex <= 0 || (loadedBytes > 0 && loadedBytes === totalBytes)) {
      this.#forcedIndex = -1;
      return null;
    }
    const index = this.#giveWay(progress, context, false);
    if (index === null) return null;
    const evidence = { throughputKbps: this.#estimator.kbps, bufferLevelSec: progress.bufferLevelSec };
    return { renditionIndex: index, reason: 'emergency', evidence };
  }

  /** `playlistCame`: asked once more, because the playlist of the level to fall to has come. */
  #giveWay(progress: DownloadProgress, context: AbrContext, playlistCame: boolean): number | null {
    const slow = slowDownload(progress, context, this.#estimator, this.#seen);
    if (slow === null) return null;
    const nextKbps = declaredPeakKbps(context, slow.nextIndex);
    this.#learn(slow, progress.loadedBytes, nextKbps);
    const best = this.#fallTo(context, slow, slow.nextIndex, nextKbps);
    const nextIndex = best < 0 ? slow.nextIndex : best;
    this.#forcedIndex = nextIndex;

    if (playlistCame || slow.remainingSec > slow.nextSec * hopeless) {
      if (nextIndex > 0) this.#startOver(context, slow, nextIndex);
    } else if (!this.#seen.has(nextIndex)) {
      this.#seen.add(nextIndex);
      this.#giveWay(progress, context, true);
    }
    this.#seen.add(this.#forcedIndex);
    return this.#forcedIndex;
  }

  #learn(slow: SlowDownload, loadedBytes: number, nextKbps: number): void {
    const estimator = this.#estimator;
    if (slow.ttfbMs === null) estimator.sampleTtfb(slow.loadingMs);
    else estimator.sample(slow.loadingMs - Math.min(estimator.ttfbMs, slow.ttfbMs), loadedBytes);
    if (estimator.kbps * upFactor > nextKbps) estimator.reset(nextKbps);
  }

  /** Aborted before anything else was asked for: as if nothing but the lowest level's bitrate were known. */
  #startOver(context: AbrContext, slow: SlowDownload, nextIndex: number): void {
    const lowestKbps = declaredPeakKbps(context, 0);
    const best = this.#fallTo(context, slow, nextIndex, lowestKbps, 0);
    this.#forcedIndex = Math.max(0, best);
    this.#estimator.reset(declaredPeakKbps(context, this.#forcedIndex));
  }

  #fallTo(
    context: AbrContext,
    slow: SlowDownload,
    maxIndex: number,
    bandwidthKbps: number,
    currentSegmentSec = numbersOf(context).segmentSec,
  ): number {
    return bestLevel(
      {
        bandwidthKbps,
        maxIndex,
        starvationSec: 0,
        maxStarvationSec: slow.starvationSec,
        factor: 1,
        upFactor: 1,
      },
      { ...this.#knowledge(context), currentSegmentSec },
    );
  }

  #knowledge(context: AbrContext): LevelKnowledge {
    const current = loadedIndex(context);
    const { segmentSec } = numbersOf(context);
    return {
      context,
      baseIndex: current < 0 ? firstIndex : current,
      ttfbSec: this.#estimator.ttfbMs / 1000,
      nothingLoaded: current < 0,
      segmentSec,
      currentSegmentSec: current < 0 ? 0 : segmentSec,
      seen: this.#seen,
    };
  }

  reset(): void {
    this.#estimator.reset(defaultKbps);
    this.#seen.clear();
    this.#forcedIndex = -1;
  }
}

function reasonFor(current: number, chosen: number): string {
  if (chosen === current) return 'steady';
  return chosen > current ? 'throughput-up' : 'throughput-down';
}
