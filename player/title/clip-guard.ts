import { wholeTitle } from './clip.js';
import { PlayheadAlarm } from './playhead-alarm.js';
import type { TitleParts } from './title-host.js';

const HAVE_CURRENT_DATA = 2;
/** A seek lands on a frame, which may begin a little before what was asked for. */
const FRAME_SEC = 0.25;
/** A loop that ends with the title turns around just before the media element would end. */
const BEFORE_END_SEC = 0.08;

const moves = [
  'timeupdate',
  'seeking',
  'seeked',
  'playing',
  'pause',
  'ratechange',
  'loadeddata',
  'emptied',
] as const;

/** Keeps playback inside a clip: it ends, or loops, where that ends. */
export class ClipGuard {
  readonly #parts: TitleParts;
  readonly #alarm: PlayheadAlarm;
  #ended = false;

  constructor(parts: TitleParts) {
    const { media } = parts.host;
    this.#parts = parts;
    this.#alarm = new PlayheadAlarm(media, parts.clock, this.#look);
    for (const type of moves) media.addEventListener(type, this.#look);
    media.addEventListener('play', () => {
      // Whoever plays an ended title begins it again, as on the platform.
      if (this.#ended) this.#toStart();
    });
  }

  /** The clip's end was reached, and not left since. */
  get ended(): boolean {
    return this.#ended;
  }

  /** The clip, or whether it loops, may have changed. */
  update(): void {
    const { host } = this.#parts;
    // The media element would loop to the title's start.
    host.media.loop = host.loop && this.#parts.clip() === wholeTitle;
    this.#look();
  }

  stop(): void {
    this.#alarm.stop();
  }

  #toStart(): void {
    this.#ended = false;
    this.#parts.host.media.currentTime = this.#parts.clip().startSec;
  }

  #endSec(): number {
    const { media, loop } = this.#parts.host;
    const clip = this.#parts.clip();
    const lastSec = Number.isFinite(media.duration) ? media.duration : Infinity;
    if (clip.endSec < lastSec) return clip.endSec;
    return loop ? lastSec - BEFORE_END_SEC : Infinity;
  }

  readonly #look = (): void => {
    const { media, loop } = this.#parts.host;
    const clip = this.#parts.clip();
    if (clip === wholeTitle || media.readyState === 0) this.#ended = false;
    if (clip === wholeTitle || media.readyState < HAVE_CURRENT_DATA) return;
    const endSec = this.#endSec();
    const sec = media.currentTime;
    // The clock of a media element runs ahead of its frames: pausing takes it back a little.
    if (sec < (this.#ended && !media.seeking ? endSec - FRAME_SEC : endSec)) {
      this.#ended = false;
      if (sec < clip.startSec - FRAME_SEC && !media.seeking) this.#toStart();
      else this.#alarm.set(endSec);
    } else if (loop && !media.paused) {
      this.#toStart();
    } else if (!this.#ended) {
      this.#end();
    }
  };

  #end(): void {
    const { host } = this.#parts;
    const { media } = host;
    this.#ended = true;
    this.#alarm.stop();
    // As the platform has it: paused, then ended. The engine isn't told: for it there is more to come.
    const tell = (): void => {
      if (this.#ended) host.dispatchEvent(new Event('ended'));
    };
    if (media.paused) {
      tell();
      return;
    }
    media.addEventListener('pause', tell, { once: true });
    media.pause();
  }
}
