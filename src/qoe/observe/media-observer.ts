import { systemClock, type CancelTimer, type Clock } from '../../base/clock.js';
import { Disposer } from '../../base/disposer.js';
import type { QoeFact } from '../model/fact.js';
import { FrameWatch } from './frame-watch.js';
import { samplePlayhead, type PictureBox } from './playhead-sample.js';

export interface MediaObserverOptions {
  readonly media: HTMLVideoElement;
  readonly clock: Clock;
  readonly tickMs: number;
  readonly tell: (fact: QoeFact) => void;
  /** Whether the next frame would start the view or end a seek. */
  readonly awaitsFrame: () => boolean;
  /** Asked of live streams only; NaN where it isn't known. */
  readonly liveLatencySec?: () => number;
}

/** Frame counts are read on every so many ticks. */
const TICKS_PER_FRAME_COUNT = 4;

/** Turns what one media element does into facts, from its making to `dispose`. */
export class MediaObserver {
  readonly #options: MediaObserverOptions;
  readonly #disposer = new Disposer();
  readonly #frames: FrameWatch;
  #cancelTicks: CancelTimer | null = null;
  #ticks = 0;
  #playCalled = false;
  #box: PictureBox | null = null;

  constructor(options: MediaObserverOptions) {
    const { media, clock, tell, awaitsFrame } = options;
    this.#options = options;
    this.#frames = new FrameWatch({
      media,
      clock,
      seen: (atMs) => tell({ kind: 'frame', atMs }),
      more: awaitsFrame,
    });
    this.#disposer.add(() => this.#frames.cancel());
    this.#disposer.add(() => this.#stopTicks());
    this.#listen();
    this.#measureBox();
    if (!media.paused) {
      tell({ kind: 'play', atMs: clock.now(), autoplay: media.autoplay });
      this.#startTicks();
    }
    this.look();
    this.#frames.ask();
  }

  /** Tells where the playhead is now. */
  look(atMs: number = this.#options.clock.now()): void {
    const { media, liveLatencySec, tell } = this.#options;
    const sample = samplePlayhead(media, this.#box);
    const latencySec = sample.edgeDistanceSec === null ? Number.NaN : (liveLatencySec?.() ?? Number.NaN);
    tell({
      kind: 'playhead',
      atMs,
      ...sample,
      ...(latencySec >= 0 && Number.isFinite(latencySec) ? { liveLatencySec: latencySec } : {}),
    });
  }

  playCalled(): void {
    this.#playCalled = true;
    this.#options.tell({ kind: 'intent', atMs: this.#options.clock.now() });
    this.#frames.ask();
  }

  playRefused(): void {
    this.#playCalled = false;
    this.#options.tell({ kind: 'intent-withdrawn', atMs: this.#options.clock.now() });
  }

  visibility(hidden: boolean): void {
    this.look();
    this.#options.tell({ kind: 'visibility', atMs: this.#options.clock.now(), hidden });
    if (this.#options.awaitsFrame()) this.#frames.ask();
  }

  dispose(): void {
    this.#disposer.dispose();
  }

  /** Without asking for a layout. */
  #measureBox(): void {
    const observer = new ResizeObserver((entries) => {
      this.#box = entries.at(-1)?.contentRect ?? null;
    });
    observer.observe(this.#options.media);
    this.#disposer.add(() => observer.disconnect());
  }

  #listen(): void {
    const { media, tell } = this.#options;
    this.#on('play', (atMs) => {
      tell({ kind: 'play', atMs, autoplay: media.autoplay && !this.#playCalled });
      this.#playCalled = false;
      this.#frames.ask();
      this.#startTicks();
    });
    this.#on('playing', (atMs) => {
      this.look(atMs);
      this.#startTicks();
    });
    this.#on('seeking', (atMs) => {
      tell({ kind: 'seeking', atMs, toSec: Math.max(0, media.currentTime) });
      this.#frames.ask();
      this.#startTicks();
    });
    this.#on('seeked', (atMs) => {
      tell({ kind: 'seeked', atMs, positionSec: Math.max(0, media.currentTime) });
    });
    this.#on('loadeddata', (atMs) => tell({ kind: 'loaded', atMs }));
    this.#on('emptied', (atMs) => tell({ kind: 'emptied', atMs }));
    this.#on('ratechange', (atMs) => this.look(atMs));
    for (const kind of ['pause', 'waiting', 'ended'] as const) {
      this.#on(kind, (atMs) => {
        this.look(atMs);
        tell({ kind, atMs });
      });
    }
  }

  #on(type: keyof HTMLMediaElementEventMap, listener: (atMs: number) => void): void {
    const { media, clock } = this.#options;
    const heard = (event: Event): void => {
      // When the browser made the event, which a busy page hears later.
      listener(clock === systemClock ? Math.min(event.timeStamp, clock.now()) : clock.now());
    };
    media.addEventListener(type, heard);
    this.#disposer.add(() => media.removeEventListener(type, heard));
  }

  #startTicks(): void {
    const { clock, tickMs } = this.#options;
    this.#cancelTicks ??= clock.every(tickMs, () => this.#tick());
  }

  #stopTicks(): void {
    this.#cancelTicks?.();
    this.#cancelTicks = null;
  }

  #tick(): void {
    const { media } = this.#options;
    this.look();
    this.#ticks += 1;
    if (this.#ticks % TICKS_PER_FRAME_COUNT === 0) this.#countFrames();
    if (media.paused && !media.seeking) this.#stopTicks();
  }

  #countFrames(): void {
    const { media, clock, tell } = this.#options;
    const { droppedVideoFrames, totalVideoFrames } = media.getVideoPlaybackQuality();
    tell({
      kind: 'frame-counts',
      atMs: clock.now(),
      dropped: droppedVideoFrames,
      total: totalVideoFrames,
    });
  }
}
