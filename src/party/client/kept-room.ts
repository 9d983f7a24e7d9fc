import * as Y from 'yjs';
import type { CancelTimer, Clock } from '../../base/clock.js';
import { dropRoom, type KeptPlace, readRoom, writeRoom } from './kept-rooms.js';

/** Changes are written together, so long after the first of them. */
const SAVE_AFTER_MS = 1_000;

/**
 * A room as its member last saw it, for when its server doesn't answer. Where the browser keeps nothing (no disk
 * left, a private window) the room is as without it: nothing here ever rejects.
 */
export class KeptRoom {
  readonly #place: KeptPlace;
  readonly #doc: Y.Doc;
  readonly #clock: Clock;
  #isKeeping = false;
  /** Nothing was there before: what isn't there later, another page of theirs has deleted. */
  #isFirst = true;
  #isOver = false;
  #cancel: CancelTimer | null = null;
  #turn: Promise<unknown> = Promise.resolve();

  /** @param doc Of the room itself; only ever read here. */
  constructor(place: KeptPlace, doc: Y.Doc, clock: Clock) {
    this.#place = place;
    this.#doc = doc;
    this.#clock = clock;
  }

  /** A document of its own; null where nothing is kept that can be read. */
  async read(): Promise<Y.Doc | null> {
    try {
      const state = await readRoom(this.#place);
      if (state === null) return null;
      this.#isFirst = false;
      const doc = new Y.Doc();
      Y.applyUpdate(doc, state);
      return doc;
    } catch {
      return null;
    }
  }

  /** From now on the room is kept as it is, a moment after each change. */
  keep(): void {
    if (this.#isKeeping || this.#isOver) return;
    this.#isKeeping = true;
    this.#doc.on('update', this.#changed);
    this.#changed();
  }

  /** Leaves behind what was kept, as of now. Before the document is destroyed. */
  stop(): void {
    if (this.#cancel !== null) this.#save();
    this.#end();
  }

  /** @param state Of the document, which may be gone by now. Nothing is written where the room was forgotten. */
  async leaveBehind(state: Uint8Array): Promise<void> {
    if (this.#isOver) return;
    this.#end();
    await this.#write(state);
  }

  /** Deletes what was kept, and keeps no more. */
  async forget(): Promise<void> {
    this.#end();
    await this.#inTurn(async () => dropRoom(this.#place));
  }

  readonly #changed = (): void => {
    this.#cancel ??= this.#clock.after(SAVE_AFTER_MS, () => {
      this.#save();
    });
  };

  #save(): void {
    this.#cancel?.();
    this.#cancel = null;
    void this.#write(Y.encodeStateAsUpdate(this.#doc));
  }

  async #write(state: Uint8Array): Promise<void> {
    await this.#inTurn(async () => {
      const isKept = await writeRoom(this.#place, state, this.#isFirst);
      this.#isFirst = false;
      // Another page of theirs was told to forget it.
      if (!isKept) this.#end();
    });
  }

  #end(): void {
    this.#isOver = true;
    this.#cancel?.();
    this.#cancel = null;
    this.#doc.off('update', this.#changed);
  }

  async #inTurn(act: () => Promise<void>): Promise<void> {
    this.#turn = this.#turn.then(act).catch(() => {
      // A full or forbidden disk: the room goes on without.
    });
    await this.#turn;
  }
}
