import type { CancelTimer, Clock } from '../../base/clock.js';
import type { QoeFact } from '../model/fact.js';
import { eventTimeMs } from './event-time.js';
import { watchFrames } from './frame-watch.js';
import { samplePlayhead, type PictureBox } from './playhead-sample.js';

export interface MediaObserverOptions {
  readonly media: HTMLVideoElement;
  readonly clock: Clock;
  readonly tickMs: number;
  readonly tell: (fact: QoeFact) => void;
  /** Whether the next frame would start the view or end a seek. */
  readonly awaitsFrame: () => boolean;
  /** Not a number, or below 0, where it isn't known. */
  readonly liveLatencySec?: () => number;
  /** Ends it. */
  readonly signal: AbortSignal;
}

/** What the page, not the element, has to say of it. */
export interface MediaObserver {
  /** Tells where the playhead is, by default now. */
  look(atMs?: number): void;
  playCalled(): void;
  playRefused(): void;
  visibility(hidden: boolean): void;
}

/** Frame counts are read on every so many ticks. */
const TICKS_PER_FRAME_COUNT = 4;

/** Turns what one media element does into facts. */
export function observeMedia(options: MediaObserverOptions): MediaObserver {
  const { media, clock, tell, awaitsFrame, liveLatencySec, signal } = options;
  let cancelTicks: CancelTimer | null = null;
  let ticks = 0;
  let called = false;
  let box: PictureBox | null = null;

  const askFrame = watchFrames({
    media,
    clock,
    signal,
    seen: (atMs) => tell({ kind: 'frame', atMs }),
    more: awaitsFrame,
  });

  const look = (atMs: number = clock.now()): void => {
    // By its duration a live stream of hls.js is none: it grows.
    const latencySec = liveLatencySec?.() ?? -1;
    const isLive = latencySec >= 0 && Number.isFinite(latencySec);
    tell({
      kind: 'playhead',
      atMs,
      ...samplePlayhead(media, box, isLive),
      liveLatencySec: isLive ? latencySec : undefined,
    });
  };

  const startTicks = (): void => {
    cancelTicks ??= clock.every(options.tickMs, tick);
  };

  const stopTicks = (): void => {
    cancelTicks?.();
    cancelTicks = null;
  };

  function tick(): void {
    look();
    ticks += 1;
    if (ticks % TICKS_PER_FRAME_COUNT === 0) {
      const { droppedVideoFrames: dropped, totalVideoFrames: total } = media.getVideoPlaybackQuality();
      tell({ kind: 'frame-counts', atMs: clock.now(), dropped, total });
    }
    if (media.paused && !media.seeking) stopTicks();
  }

  const on = (type: keyof HTMLMediaElementEventMap, heard: (atMs: number) => void): void => {
    media.addEventListener(type, (event) => heard(eventTimeMs(clock, event.timeStamp)), { signal });
  };

  on('play', (atMs) => {
    tell({ kind: 'play', atMs, autoplay: media.autoplay && !called });
    called = false;
    askFrame();
    startTicks();
  });
  on('seeking', (atMs) => {
    tell({ kind: 'seeking', atMs, toSec: Math.max(0, media.currentTime) });
    askFrame();
    startTicks();
  });
  on('seeked', (atMs) => tell({ kind: 'seeked', atMs, positionSec: Math.max(0, media.currentTime) }));
  on('loadeddata', (atMs) => {
    // An engine's own way to where the title starts may be heard of after it.
    if (!media.seeking) tell({ kind: 'loaded', atMs });
  });
  on('emptied', (atMs) => tell({ kind: 'emptied', atMs }));
  on('ratechange', look);
  for (const kind of ['pause', 'waiting', 'playing', 'ended'] as const) {
    on(kind, (atMs) => {
      look(atMs);
      tell({ kind, atMs });
    });
  }

  // Without asking for a layout.
  const boxes = new ResizeObserver((entries) => {
    box = entries.at(-1)?.contentRect ?? null;
  });
  boxes.observe(media);
  signal.addEventListener('abort', () => {
    stopTicks();
    boxes.disconnect();
  });

  if (!media.paused) {
    tell({ kind: 'play', atMs: clock.now(), autoplay: media.autoplay });
    startTicks();
  }
  look();
  askFrame();

  return {
    look,
    playCalled() {
      called = true;
      tell({ kind: 'intent', atMs: clock.now() });
      askFrame();
    },
    playRefused() {
      called = false;
      tell({ kind: 'intent-withdrawn', atMs: clock.now() });
    },
    visibility(hidden) {
      look();
      tell({ kind: 'visibility', atMs: clock.now(), hidden });
      if (awaitsFrame()) askFrame();
    },
  };
}
