import { systemClock } from '../../../../src/base/clock.js';
import { Disposer } from '../../../../src/base/disposer.js';
import { observeMedia, type MediaObserver } from '../../../../src/qoe/observe/media-observer.js';
import { observePlayCalls } from '../../../../src/qoe/observe/play-calls.js';
import { LOOK_MS } from '../../record/look-periods.js';
import type { FactLog } from './fact-log.js';
import type { SpanLog } from './span-log.js';

export interface VideoWatchOptions {
  readonly video: HTMLVideoElement;
  /** The zero of the facts' times, by `performance.now()`. */
  readonly zeroMs: number;
  readonly log: FactLog;
  readonly spans: SpanLog;
  readonly kbpsOf: (height: number) => number | null;
  readonly failed: (code: string, message: string) => void;
}

/** Watches one element until it is disposed of: what production sees, and the height of each frame. */
export class VideoWatch {
  readonly video: HTMLVideoElement;
  readonly observer: MediaObserver;
  readonly #options: VideoWatchOptions;
  readonly #disposer = new Disposer();
  readonly #watching = new AbortController();
  #frameHandle: number | null = null;

  constructor(options: VideoWatchOptions) {
    const { video, zeroMs, log } = options;
    this.video = video;
    this.#options = options;
    this.observer = observeMedia({
      media: video,
      clock: systemClock,
      tickMs: LOOK_MS,
      tell: (fact) => log.tell({ ...fact, atMs: fact.atMs - zeroMs }),
      awaitsFrame: () => log.awaitsFrame,
      signal: this.#watching.signal,
    });
    this.#disposer.add(() => this.#watching.abort());
    this.#disposer.add(
      observePlayCalls(video, {
        called: () => this.observer.playCalled(),
        refused: () => this.observer.playRefused(),
      }),
    );
    this.#listen();
    this.#askFrame();
    this.#disposer.add(() => {
      if (this.#frameHandle !== null) video.cancelVideoFrameCallback(this.#frameHandle);
    });
  }

  dispose(): void {
    this.#disposer.dispose();
  }

  #listen(): void {
    const { video, spans, failed } = this.#options;
    const { signal } = this.#watching;
    const breakSpan = (): void => spans.break();
    video.addEventListener('seeking', breakSpan, { signal });
    video.addEventListener('emptied', breakSpan, { signal });
    video.addEventListener(
      'error',
      () => {
        const { error } = video;
        if (error !== null) failed(`MEDIA_ERR_${String(error.code)}`, error.message);
      },
      { signal },
    );
  }

  #askFrame(): void {
    const { video } = this.#options;
    if (!('requestVideoFrameCallback' in video)) return;
    this.#frameHandle = video.requestVideoFrameCallback((nowMs, { height, mediaTime, presentationTime }) => {
      this.#askFrame();
      this.#showFrame(height, mediaTime, Math.min(nowMs, presentationTime));
    });
  }

  #showFrame(height: number, mediaSec: number, pageMs: number): void {
    const { spans, kbpsOf, log, zeroMs } = this.#options;
    if (height === 0 || !spans.frame(height, mediaSec)) return;
    const bitrateKbps = kbpsOf(height);
    if (bitrateKbps === null) return;
    log.tell({ kind: 'rendered', atMs: pageMs - zeroMs, id: `${height}p`, bitrateKbps, height });
  }
}
