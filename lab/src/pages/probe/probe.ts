import { observePage } from '../../../../src/qoe/observe/page-observer.js';
import type { ViewerAction } from '../../play/viewer-action.js';
import { IDLE_LOOK_MS } from '../../record/look-periods.js';
import type { PlayRequest, ProbeTake, ViewFailure } from '../../record/probe-take.js';
import { FactLog } from './fact-log.js';
import { findVideo } from './find-video.js';
import { performAction } from './perform-action.js';
import { SpanLog } from './span-log.js';
import { TimerLateness } from './timer-lateness.js';
import { VideoWatch } from './video-watch.js';

/** How often a page is searched for its video, once it had one. */
const SEARCH_MS = 250;

/**
 * Watches whatever `<video>` the page has, from now on, whichever player it belongs to and also when the
 * player takes another one.
 */
export class Probe {
  readonly #zeroMs = performance.now();
  readonly #log = new FactLog();
  readonly #spans: SpanLog;
  readonly #kbpsOf: (height: number) => number | null;
  readonly #lateness = new TimerLateness();
  #watch: VideoWatch | null = null;
  #failure: ViewFailure | null = null;

  constructor(renditions: PlayRequest['renditions']) {
    const kbps = new Map(renditions.map(({ height, bitrateKbps }) => [height, bitrateKbps]));
    this.#kbpsOf = (height) => kbps.get(height) ?? null;
    this.#spans = new SpanLog(this.#kbpsOf);
    this.#log.tell({ kind: 'intent', atMs: 0 });
    this.#lateness.start();
    observePage({
      visibility: (hidden) => this.#watch?.observer.visibility(hidden),
      leaving: () => {},
      restored: () => {},
    });
    setInterval(() => this.#watch?.observer.look(), IDLE_LOOK_MS);
    this.#search();
  }

  /** The player, or the element, says that it can't go on. */
  failed(code: string, message: string): void {
    const atMs = this.#now();
    this.#failure = { atMs, code, message };
    this.#log.tell({ kind: 'error', atMs, code, category: 'lab', message, fatal: true });
  }

  /** @throws Error where the page has no video yet. */
  act(action: ViewerAction): void {
    if (this.#watch === null) throw new Error('The page has no <video> yet.');
    performAction(this.#watch.video, action);
  }

  take(): ProbeTake {
    this.#watch?.observer.look();
    return {
      atMs: this.#now(),
      facts: this.#log.take(),
      shown: this.#spans.take(),
      showing: this.#spans.showing(),
      activity: this.#log.activity,
      lastAdvanceMs: this.#log.lastAdvanceMs,
      failure: this.#failure,
      timerLateP99Ms: this.#lateness.p99Ms(),
      lostFacts: this.#log.lost,
    };
  }

  #now(): number {
    return performance.now() - this.#zeroMs;
  }

  /** With every frame until there is a video, so that none of its events is missed; then now and then. */
  #search(): void {
    const before = this.#watch;
    if (before === null || !before.video.isConnected) {
      const video = findVideo(document);
      if (video !== null && video !== before?.video) this.#attach(video);
    }
    if (this.#watch === null) requestAnimationFrame(() => this.#search());
    else setTimeout(() => this.#search(), SEARCH_MS);
  }

  #attach(video: HTMLVideoElement): void {
    if (this.#watch !== null) {
      this.#watch.dispose();
      this.#spans.break();
      this.#log.tell({ kind: 'emptied', atMs: this.#now() });
    }
    this.#watch = new VideoWatch({
      video,
      zeroMs: this.#zeroMs,
      log: this.#log,
      spans: this.#spans,
      kbpsOf: this.#kbpsOf,
      failed: (code, message) => this.failed(code, message),
    });
  }
}
