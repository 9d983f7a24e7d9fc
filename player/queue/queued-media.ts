import type { Title } from '../title/title.js';
import { TitledMedia } from '../title/titled-media.js';
import type { RepeatMode } from './play-order.js';
import type { QueueItem } from './queue-item.js';

const DEFAULT_DELAY_SEC = 5;

/** Several titles one after another, where a page names them: what comes of it is loaded then. */
export abstract class QueuedMedia extends TitledMedia {
  /** While a queue is on its way, which names the source. */
  #queueComing: Promise<void> | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.playlist !== '') this.#loadPlaylist();
  }

  override attributeChangedCallback(name: string, was: string | null, value: string | null): void {
    super.attributeChangedCallback(name, was, value);
    if (name === 'playlist' && this.isConnected) this.#loadPlaylist();
  }

  /** As on `<video>`; waits for a queue that is on its way. */
  override play(): Promise<void> {
    return this.#queueComing ? this.#queueComing.then(() => super.play()) : super.play();
  }

  /** The titles, as they were understood; empty until then. */
  get queue(): readonly QueueItem[] {
    return this.lateTitle.now?.queue.now?.items ?? [];
  }

  /** Unless one of them is the player's `src` already, the first is loaded. */
  set queue(items: readonly QueueItem[]) {
    this.#await(async (title) => {
      (await title.queue.get()).set(items);
    });
  }

  /** The place in the queue; −1 for what isn't in it. */
  get queueIndex(): number {
    return this.lateTitle.now?.queue.now?.index ?? -1;
  }

  get playlist(): string {
    return this.getAttribute('playlist') ?? '';
  }

  set playlist(url: string) {
    this.setAttribute('playlist', url);
  }

  get shuffle(): boolean {
    return this.hasAttribute('shuffle');
  }

  set shuffle(shuffle: boolean) {
    this.toggleAttribute('shuffle', shuffle);
  }

  /** `all` begins the queue anew after its last title, `one` each title after itself. */
  get repeat(): RepeatMode {
    const value = this.getAttribute('repeat');
    return value === 'one' ? value : value === null || value === 'off' ? 'off' : 'all';
  }

  set repeat(mode: RepeatMode) {
    this.setAttribute('repeat', mode);
  }

  /**
   * Seconds until the next title plays by itself, whole ones; Infinity, `off` in the attribute, for never. What is
   * no time is 5.
   */
  override get nextDelay(): number {
    const value = this.getAttribute('next-delay') ?? '';
    const sec = value === 'off' ? Infinity : Number.parseFloat(value);
    return sec >= 0 ? Math.round(sec) : DEFAULT_DELAY_SEC;
  }

  override set nextDelay(sec: number) {
    this.setAttribute('next-delay', sec === Infinity ? 'off' : String(sec));
  }

  /** Goes to the next title; does nothing after the last one. */
  next(): void {
    this.performTitle({ type: 'next' });
  }

  /** Goes to the start of this title; if that is no more than 3 s back, to the title before. */
  previous(): void {
    this.performTitle({ type: 'previous' });
  }

  /** Goes to a place in the queue. */
  playAt(index: number): void {
    this.performTitle({ type: 'play-item', index });
  }

  /** The next title doesn't play by itself this time. */
  cancelUpNext(): void {
    this.performTitle({ type: 'cancel-up-next' });
  }

  #loadPlaylist(): void {
    this.#await(async (title) => (await title.queue.get()).load());
  }

  #await(run: (title: Title) => Promise<void>): void {
    const coming = this.loadTitle()
      .then((title) => title && run(title))
      .catch(this.report)
      .then(() => {
        if (this.#queueComing === coming) this.#queueComing = null;
      });
    this.#queueComing = coming;
  }
}
