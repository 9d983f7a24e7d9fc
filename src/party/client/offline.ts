import * as Y from 'yjs';
import type { Clock } from '../../base/clock.js';
import type { PartyConnection } from '../contract.js';
import type { KeptRoom } from './kept-room.js';
import type { KeptPlace } from './kept-rooms.js';

type Why = Extract<PartyConnection, { state: 'closed' }>['why'];

/** Who was put out, or was never let in, keeps nothing of the room. */
const notTheirs: ReadonlySet<Why> = new Set([
  'unauthorized',
  'forbidden',
  'kicked',
  'banned',
  'roomGone',
] satisfies Why[]);

/** What a page keeps of its room, where it asked for that; its code comes only then. */
export class Offline {
  readonly #place: KeptPlace | null;
  readonly #doc: Y.Doc;
  readonly #loading: Promise<KeptRoom | null>;
  /** Null until what was kept before has been read. */
  #kept: KeptRoom | null = null;
  #before: Y.Doc | null = null;
  readonly #isShared: boolean;
  /** The room has been seen by whom the page said. */
  #isTheirs = false;
  #isOver = false;

  /**
   * @param place Null: nothing is kept.
   * @param isShared What was kept is as much the room as what others have: nothing of it may be lost.
   * @param found Called with what was kept, in a document of its own, unless the room ended before.
   */
  constructor(
    place: KeptPlace | null,
    doc: Y.Doc,
    clock: Clock,
    isShared: boolean,
    found: (kept: Y.Doc) => void,
  ) {
    this.#place = place;
    this.#doc = doc;
    this.#isShared = isShared;
    this.#loading = place === null ? Promise.resolve(null) : this.#load(place, clock, found);
  }

  /** The room is there: from now on it is kept, if the viewer is who the page said. */
  joined(userId: string | undefined): void {
    this.#isTheirs = this.#place !== null && userId === this.#place.userId;
    if (this.#isTheirs) this.#kept?.keep();
  }

  async forget(): Promise<void> {
    await (await this.#loading)?.forget();
  }

  /** Before the document is destroyed. */
  end(why: Why): void {
    this.#isOver = true;
    if (notTheirs.has(why)) void this.forget();
    else if (this.#kept !== null) this.#kept.stop();
    else if (this.#isTheirs) void this.#leaveBehind(Y.encodeStateAsUpdate(this.#doc));
  }

  /** Who left before this page knew what was kept leaves the room behind as they last saw it all the same. */
  async #leaveBehind(state: Uint8Array): Promise<void> {
    const kept = await this.#loading;
    if (!this.#isShared || this.#before === null) return kept?.leaveBehind(state);
    Y.applyUpdate(this.#before, state);
    return kept?.leaveBehind(Y.encodeStateAsUpdate(this.#before));
  }

  async #load(place: KeptPlace, clock: Clock, found: (kept: Y.Doc) => void): Promise<KeptRoom | null> {
    const part = await loadPart();
    if (part === null) return null;
    const kept = new part.KeptRoom(place, this.#doc, clock);
    this.#before = await kept.read();
    if (this.#before !== null && !this.#isOver) found(this.#before);
    this.#kept = kept;
    if (this.#isTheirs && !this.#isOver) kept.keep();
    return kept;
  }
}

/** Null where it is not to be had, as offline may be: then the room is as one that isn't kept. */
async function loadPart() {
  try {
    return await import('./kept-room.js');
  } catch {
    return null;
  }
}
