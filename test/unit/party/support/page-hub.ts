import { type Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { PeerMeeting, PeerProvider } from '../../../../src/party/index.js';

/** Pages that find each other and pass on what they have, as providers of Yjs do: whoever is alone hears of nobody. */
export class PageHub {
  readonly #pages = new Set<Page>();

  get size(): number {
    return this.#pages.size;
  }

  readonly enter = (meeting: PeerMeeting): PeerProvider => {
    const page = new Page(meeting, this.#pages);
    this.#pages.add(page);
    return page;
  };
}

class Page implements PeerProvider {
  readonly #doc: Y.Doc;
  readonly #awareness: Awareness;
  readonly #pages: Set<Page>;
  readonly #listeners: ((told: { synced: boolean }) => void)[] = [];

  constructor({ doc, awareness }: PeerMeeting, pages: Set<Page>) {
    this.#doc = doc;
    this.#awareness = awareness;
    this.#pages = pages;
    doc.on('update', this.#changed);
    awareness.on('update', this.#said);
    // Found only once whoever asked for it listens.
    setTimeout(() => this.#meet());
  }

  on(_event: 'synced', listener: (told: { synced: boolean }) => void): void {
    this.#listeners.push(listener);
  }

  destroy(): void {
    this.#pages.delete(this);
    this.#doc.off('update', this.#changed);
    this.#awareness.off('update', this.#said);
  }

  readonly #changed = (update: Uint8Array, origin: unknown): void => {
    if (origin === this.#pages) return;
    for (const other of this.#others()) Y.applyUpdate(other.#doc, update, this.#pages);
  };

  readonly #said = (change: Record<'added' | 'updated' | 'removed', number[]>, origin: unknown): void => {
    if (origin === this.#pages) return;
    const update = encodeAwarenessUpdate(this.#awareness, [
      ...change.added,
      ...change.updated,
      ...change.removed,
    ]);
    for (const other of this.#others()) applyAwarenessUpdate(other.#awareness, update, this.#pages);
  };

  #meet(): void {
    for (const other of this.#others()) {
      for (const [from, to] of [
        [this, other],
        [other, this],
      ] as const) {
        Y.applyUpdate(to.#doc, Y.encodeStateAsUpdate(from.#doc), this.#pages);
        const present = [...from.#awareness.getStates().keys()];
        applyAwarenessUpdate(to.#awareness, encodeAwarenessUpdate(from.#awareness, present), this.#pages);
        for (const listener of to.#listeners) listener({ synced: true });
      }
    }
  }

  #others(): Page[] {
    return this.#pages.has(this) ? [...this.#pages].filter((page) => page !== this) : [];
  }
}
