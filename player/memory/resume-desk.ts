import type { CancelTimer } from '../../src/base/clock.js';
import { redactUrl } from '../../src/base/redact-url.js';
import type { WantedSource } from '../element/source-choice.js';
import { dispatchSv } from '../element/sv-events.js';
import type { TitleParts } from '../title/title-host.js';
import { RESUME_KEY, resumeSec, withPlace } from './resume-points.js';
import { readItem, writeItem } from './viewer-storage.js';

const WRITE_EVERY_MS = 5_000;
/** How long a viewer is told of having been put here. */
const TOLD_MS = 8_000;

/** Keeps the viewer's place in a title, goes on there, and forgets it at the end; if the page asks for that. */
export class ResumeDesk {
  readonly #parts: TitleParts;
  /** Null until this source has played: before, its place isn't the viewer's. */
  #key: string | null = null;
  #resumedAtSec: number | null = null;
  /** What played when the element left its page: put back, it goes on by itself. */
  #leftSrc = '';
  #writtenMs = -Infinity;
  #cancelTold: CancelTimer = () => {};

  constructor(parts: TitleParts) {
    this.#parts = parts;
    const { host, clock } = parts;
    host.addEventListener('sv-load-start', ({ detail }) => {
      this.#key = null;
      if (detail.src !== this.#leftSrc) this.#leftSrc = '';
      this.#cancelTold();
      if (this.#resumedAtSec !== null) dispatchSv(host, 'sv-resumed', { atSec: this.#resumedAtSec });
    });
    host.addEventListener('playing', () => {
      if (this.#key !== null) return;
      this.#key = this.#keyOf(host.currentSrc);
      this.#cancelTold = clock.after(TOLD_MS, () => {
        this.dismiss();
      });
    });
    host.addEventListener('timeupdate', () => {
      if (clock.now() - this.#writtenMs >= WRITE_EVERY_MS) this.save();
    });
    for (const type of ['pause', 'seeked', 'ended'] as const) host.addEventListener(type, this.save);
  }

  /** Where playback was taken up, while the viewer should know. */
  get resumedAtSec(): number | null {
    return this.#resumedAtSec;
  }

  /** The viewer knows; the notice goes. */
  dismiss(): void {
    if (this.#resumedAtSec === null) return;
    this.#resumedAtSec = null;
    this.#parts.changed();
  }

  /** Before a source is loaded: gives what tells where to go on with it, 0 for its start. */
  plan(source: WantedSource): (src: string) => number {
    this.#resumedAtSec = null;
    return (src) => {
      const key = this.#keyOf(src);
      if (key === null || source.src === this.#leftSrc || src === this.#leftSrc) return 0;
      this.#resumedAtSec = resumeSec(readItem(this.#parts.host.storage, RESUME_KEY), key);
      return this.#resumedAtSec ?? 0;
    };
  }

  /** A tab that is closed tells nothing else. */
  start(): void {
    if (this.#parts.host.hasAttribute('resume')) addEventListener('pagehide', this.save);
  }

  stop(): void {
    this.#leftSrc = this.#parts.host.currentSrc;
    this.#key = null;
    this.#cancelTold();
    removeEventListener('pagehide', this.save);
  }

  readonly save = (): void => {
    const { host, clock } = this.#parts;
    const key = this.#key;
    if (key === null || host.readyState === 0 || !host.hasAttribute('resume')) return;
    this.#writtenMs = clock.now();
    const place = {
      sec: host.ended ? Infinity : host.currentTime,
      durationSec: host.duration,
      nowMs: Date.now(),
    };
    // Read anew each time: another tab may have written meanwhile.
    writeItem(host.storage, RESUME_KEY, withPlace(readItem(host.storage, RESUME_KEY), key, place));
  };

  /** Null where nothing is to be kept. An address may hold a token in its query, which is no name. */
  #keyOf(src: string): string | null {
    const name = this.#parts.host.getAttribute('resume');
    return name === '' ? redactUrl(src) : name;
  }
}
