import { invalidArgument } from '../../src/base/sv-error.js';
import { preloadEngine, typeFromName } from '../../src/engine/index.js';
import { dispatchSv } from '../element/sv-events.js';
import { resolveUrl } from '../element/source-choice.js';
import { credentialsOf, Sidecar } from '../title/sidecar.js';
import type { TitleParts } from '../title/title-host.js';
import { Countdown } from './countdown.js';
import { asRepeatMode, inOrder, shuffled, stepFrom, type RepeatMode } from './play-order.js';
import { parsePlaylist, readQueue, showItem, type QueueItem } from './queue-item.js';
import type { QueueState, UpNext } from './queue-state.js';

/** Further in than this, "previous" means the start of this title. */
const RESTART_AFTER_SEC = 3;
/** A manifest that is asked for beforehand is good for 10 s. */
const PRELOAD_BEFORE_SEC = 5;

/** A list of titles, the one that plays, and what comes after it. */
export class QueueDesk {
  readonly #parts: TitleParts;
  readonly #file: Sidecar<readonly QueueItem[]>;
  readonly #countdown: Countdown;
  #items: readonly QueueItem[] = [];
  #index = -1;
  #order: readonly number[] = [];
  #shuffled = false;

  constructor(parts: TitleParts) {
    const { host, report, changed } = parts;
    this.#parts = parts;
    this.#file = new Sidecar({
      what: 'playlist',
      parse: parsePlaylist,
      report,
      changed: () => {
        if (this.#file.content) this.#take(this.#file.content);
      },
      credentials: () => credentialsOf(host),
    });
    this.#countdown = new Countdown(parts.clock, (secLeft) => {
      if (secLeft === PRELOAD_BEFORE_SEC) this.#preload();
      if (secLeft === 0) this.next();
      changed();
    });
    host.addEventListener('ended', this.#onEnded);
    for (const type of ['play', 'seeking', 'sv-load-start'] as const) {
      host.addEventListener(type, () => {
        this.cancelUpNext();
      });
    }
  }

  get items(): readonly QueueItem[] {
    return this.#items;
  }

  /** Which title is the player's now; −1 for none of them. */
  get index(): number {
    return this.#index;
  }

  /** Null where there is nothing to choose from. */
  get state(): QueueState | null {
    if (this.#items.length < 2) return null;
    return {
      items: this.#items,
      index: this.#index,
      hasNext: this.#step(1) !== null,
      hasPrevious: this.#step(-1) !== null,
      shuffle: this.#shuffled,
      repeat: this.#repeat(),
    };
  }

  /** The title that plays by itself in a moment; null while none is about to. */
  get upNext(): UpNext | null {
    const { secLeft, ofSec } = this.#countdown;
    const index = secLeft === null ? null : this.#step(1);
    const item = index === null ? undefined : this.#items[index];
    if (secLeft === null || index === null || !item) return null;
    return { item, index, secLeft, ofSec };
  }

  /** The page's list. What in it is no title is told, and left out. */
  set(list: readonly QueueItem[]): void {
    const items = readQueue(list, this.#parts.host.baseURI);
    if (!Array.isArray(list) || items?.length !== list.length) {
      this.#parts.report(invalidArgument('queue', list, 'a list of titles, each with a src'));
    }
    this.#take(items ?? []);
  }

  /** Loads the list that the `playlist` attribute names; resolves when that is over. */
  async load(): Promise<void> {
    const { host } = this.#parts;
    const url = host.getAttribute('playlist') ?? '';
    await this.#file.use(url === '' ? null : resolveUrl(url, host.baseURI));
  }

  /** `shuffle` or `repeat` changed. */
  update(): void {
    const shuffle = this.#parts.host.hasAttribute('shuffle');
    if (shuffle !== this.#shuffled) {
      this.#shuffled = shuffle;
      this.#reorder();
    }
    this.#parts.changed();
  }

  next(): void {
    const index = this.#step(1);
    if (index !== null) this.playAt(index);
  }

  /** The start of this title where that is past, else the title before. */
  previous(): void {
    const { host } = this.#parts;
    const index = this.#step(-1);
    if (host.currentTime > RESTART_AFTER_SEC || index === null) host.currentTime = 0;
    else this.playAt(index);
  }

  /** Plays a title of the list; a viewer who had paused stays paused. */
  playAt(index: number): void {
    const { host } = this.#parts;
    const item = this.#items[index];
    if (!item) return;
    const plays = !host.paused || host.ended;
    this.#countdown.stop();
    this.#index = index;
    showItem(host, item);
    this.#tell();
    if (plays) host.play().catch(() => {});
  }

  cancelUpNext(): void {
    if (this.#countdown.secLeft === null) return;
    this.#countdown.stop();
    this.#parts.changed();
  }

  stop(): void {
    this.cancelUpNext();
  }

  #take(items: readonly QueueItem[]): void {
    const { host } = this.#parts;
    this.#items = items;
    const playing = host.src === '' ? -1 : items.findIndex(({ src }) => src === host.src);
    this.#index = playing;
    this.#shuffled = host.hasAttribute('shuffle');
    this.#reorder();
    this.#countdown.stop();
    const first = this.#order[0];
    const item = first === undefined ? undefined : items[first];
    if (playing < 0 && first !== undefined && item) {
      this.#index = first;
      showItem(host, item);
    }
    this.#tell();
  }

  #tell(): void {
    dispatchSv(this.#parts.host, 'sv-queue-change', { items: this.#items, index: this.#index });
    this.#parts.changed();
  }

  #reorder(): void {
    const { length } = this.#items;
    this.#order = this.#shuffled ? shuffled(length, this.#index, Math.random) : inOrder(length);
  }

  #repeat(): RepeatMode {
    return asRepeatMode(this.#parts.host.getAttribute('repeat'));
  }

  #step(step: 1 | -1): number | null {
    return stepFrom(this.#order, this.#index, step, this.#repeat());
  }

  readonly #onEnded = (): void => {
    const { host, changed } = this.#parts;
    if (this.#items.length === 0) return;
    if (this.#repeat() === 'one') {
      host.currentTime = 0;
      host.play().catch(() => {});
      return;
    }
    const delaySec = host.nextDelay;
    if (delaySec === Infinity || this.#step(1) === null) return;
    if (delaySec === 0) {
      this.next();
      return;
    }
    this.#countdown.start(delaySec);
    if (delaySec <= PRELOAD_BEFORE_SEC) this.#preload();
    changed();
  };

  #preload(): void {
    const index = this.#step(1);
    const item = index === null ? undefined : this.#items[index];
    const type = item && typeFromName(item.src, item.type);
    if (item && type) preloadEngine(type, item.src, !this.#parts.host.hasAttribute('cmcd'));
  }
}
