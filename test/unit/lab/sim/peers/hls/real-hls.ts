import { default as Hls, type HlsConfig } from 'hls.js';
import type {
  AbrContext,
  AbrController,
  AbrDecision,
  AbrEvent,
} from '../../../../../../src/abr/contract/abr-controller.js';
import type { DownloadProgress, DownloadSample } from '../../../../../../src/media/download.js';
import { HlsWorld, type FakeFragment } from './hls-world.js';

/** What is driven of the library's own AbrController; it is not exported as a type. */
interface LibraryAbr {
  readonly firstAutoLevel: number;
  readonly nextAutoLevel: number;
  readonly bwEstimator: { getEstimate(): number; getEstimateTTFB(): number };
}

/**
 * The decisions of hls.js itself: its AbrController over a stand-in for the rest of the library. What other
 * parts of hls.js do at a decision (stream-controller's idle tick, level-controller's default estimate and
 * its playlists, which load in no time) is repeated here.
 */
export class RealHls implements AbrController {
  readonly name = 'real hls.js';
  #world = new HlsWorld();
  #abr = this.#open();
  #fragment: FakeFragment | null = null;

  #open(): LibraryAbr {
    const LibraryController: HlsConfig['abrController'] = Hls.DefaultConfig.abrController;
    const abr: unknown = Reflect.construct(LibraryController, [this.#world]);
    this.#world.abr = abr as LibraryAbr;
    return abr as LibraryAbr;
  }

  observe(event: AbrEvent): void {
    if (event.type === 'renditions') this.#world.openManifest(event.renditions);
    else if (event.type === 'sample') this.#loaded(event.sample);
  }

  #loaded(sample: DownloadSample): void {
    const fragment = this.#fragmentOf(sample, null);
    fragment.load(sample.bytes, sample.bytes, sample.responseStartMs, sample.responseEndMs);
    this.#world.nowMs = sample.responseEndMs;
    this.#world.emit('hlsFragLoaded', { frag: fragment, part: null });
    this.#world.emit('hlsFragBuffered', { frag: fragment, part: null, stats: fragment.stats });
    this.#fragment = null;
  }

  decide(context: AbrContext): AbrDecision {
    const world = this.#world;
    world.describe(context);
    if (world.loadLevel < 0) {
      world.nextLoadLevel = this.#abr.firstAutoLevel;
      world.loadPlaylist();
    }
    // The idle tick asks again once the playlist has come.
    let level = this.#abr.nextAutoLevel;
    world.nextLoadLevel = level;
    if (world.loadPlaylist()) {
      level = this.#abr.nextAutoLevel;
      world.nextLoadLevel = level;
      world.loadPlaylist();
    }
    return { renditionIndex: level, reason: 'hls.js', evidence: this.evidence() };
  }

  abandon(progress: DownloadProgress, context: AbrContext): AbrDecision | null {
    const world = this.#world;
    world.describe({ ...context, bufferLevelSec: progress.bufferLevelSec });
    world.nowMs = progress.nowMs;
    const fragment = this.#fragmentOf(progress, context);
    fragment.load(progress.loadedBytes, progress.totalBytes ?? 0, progress.responseStartMs, null);
    world.emergencies = 0;
    world.tickTimer();
    if (world.emergencies === 0) return null;
    world.loadPlaylist();
    const level = this.#abr.nextAutoLevel;
    world.nextLoadLevel = level;
    world.loadPlaylist();
    this.#fragment = null;
    return { renditionIndex: level, reason: 'hls.js', evidence: this.evidence() };
  }

  evidence(): { throughputKbps: number; ttfbMs: number } {
    const estimator = this.#abr.bwEstimator;
    return { throughputKbps: estimator.getEstimate() / 1000, ttfbMs: estimator.getEstimateTTFB() };
  }

  /** The request of `about`, made known to the library when it is first heard of. */
  #fragmentOf(about: DownloadProgress | DownloadSample, context: AbrContext | null): FakeFragment {
    const { renditionIndex, durationSec, requestStartMs } = about;
    if (this.#fragment?.startMs !== requestStartMs) {
      const told = context?.upcomingBytes?.[0]?.[renditionIndex];
      this.#fragment = this.#world.fragment(renditionIndex, durationSec, requestStartMs, told);
      this.#world.emit('hlsFragLoading', { frag: this.#fragment });
    }
    return this.#fragment;
  }

  reset(): void {
    this.#world = new HlsWorld();
    this.#abr = this.#open();
    this.#fragment = null;
  }
}
