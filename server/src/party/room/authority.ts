import * as Y from 'yjs';
import { bansOf, type RoomDocument } from '../../../../src/party/room/room-document.js';
import type { RoomTime } from '../../../../src/party/room/room-time.js';
import { refuse, type SealedPage, type Verdict } from '../../../../src/party/room/verdict.js';
import type { RoomLog } from '../log/room-log.js';
import type { BanBook } from './ban-book.js';
import { RoomLost, type Happened, type Outside } from './home.js';

/**
 * So many acts share one transaction, one entry of the log and one message to each member: fewer than the chat
 * keeps messages, so that none leaves the document before anyone heard it.
 */
const MAX_BATCH = 100;

/** A log of more than this many entries or bytes is compacted. */
const COMPACT_ENTRIES = 500;
const COMPACT_BYTES = 1_000_000;

/** An update of Yjs that says nothing: no structs, no deletions. */
const NO_CHANGE = new Uint8Array([0, 0]);

/** One change of the room, or its refusal; synchronous. */
export type Act = (room: RoomDocument, at: RoomTime) => Verdict;

interface Waiting {
  readonly act: Act;
  readonly settle: (verdict: Verdict) => void;
  readonly fail: (error: unknown) => void;
}

/**
 * The one place that changes a room. Acts that come together are applied together, then kept, and only
 * then told to anyone: what a member has seen can't be lost, so no replica is ever ahead of the log.
 */
export class Authority {
  readonly #room: RoomDocument;
  readonly #bans: BanBook;
  readonly #log: RoomLog;
  readonly #timeNow: () => RoomTime;
  readonly #tell: (happened: Happened) => void;
  readonly #lost: () => void;
  #queue: Waiting[] = [];
  #updates: Uint8Array[] = [];
  #waitingToRead: (() => void)[] = [];
  #running: Promise<void> | null = null;
  #failure: RoomLost | null = null;
  #entries = 0;
  #bytes = 0;

  /** @param bans Those of the room. */
  constructor(
    room: RoomDocument & { readonly bans: BanBook },
    log: RoomLog,
    outside: Pick<Outside, 'timeNow' | 'tell' | 'lost'>,
  ) {
    this.#room = room;
    this.#bans = room.bans;
    this.#log = log;
    this.#timeNow = outside.timeNow;
    this.#tell = outside.tell;
    this.#lost = outside.lost;
    room.doc.on('update', (update: Uint8Array) => this.#updates.push(update));
    this.#entries = log.kept.length;
  }

  /**
   * Resolves once the act is kept and told, or refused.
   *
   * @throws RoomLost
   */
  async run(act: Act): Promise<Verdict> {
    if (this.#failure) throw this.#failure;
    return new Promise((settle, fail) => {
      this.#queue.push({ act, settle, fail });
      this.#running ??= this.#work();
    });
  }

  /** Resolves when the document holds nothing that isn't kept: between two batches at the latest. */
  async settled(): Promise<void> {
    if (this.#running !== null) await new Promise<void>((resolve) => this.#waitingToRead.push(resolve));
  }

  /** Brings what is left to an end and makes the log short. */
  async close(): Promise<void> {
    while (this.#running !== null) await this.#running;
    if (this.#failure === null && this.#entries > 1) await this.#compact();
  }

  async #work(): Promise<void> {
    try {
      // Everything that this turn of the event loop reads from its sockets goes together.
      await turnOfLoop();
      while (this.#queue.length > 0) {
        await this.#workOff(this.#queue.splice(0, MAX_BATCH));
        await this.#letRead();
        if (this.#entries > COMPACT_ENTRIES || this.#bytes > COMPACT_BYTES) await this.#compact();
      }
    } catch (error) {
      this.#failure = new RoomLost('The room could not be kept.', { cause: error });
      for (const { fail } of this.#queue.splice(0)) fail(this.#failure);
      console.error('A room of a party could not be kept:', error);
      this.#lost();
    } finally {
      this.#running = null;
      await this.#letRead();
    }
  }

  async #letRead(): Promise<void> {
    if (this.#waitingToRead.length === 0) return;
    for (const read of this.#waitingToRead.splice(0)) read();
    await turnOfLoop();
  }

  async #workOff(batch: readonly Waiting[]): Promise<void> {
    const verdicts: Verdict[] = [];
    const at = this.#timeNow();
    this.#room.doc.transact(() => {
      for (const { act } of batch) verdicts.push(judge(act, this.#room, at));
    });
    const effects = verdicts.flatMap((verdict) => (verdict.ok ? verdict.effects : []));
    const [first, ...others] = this.#updates.splice(0);
    const update =
      first === undefined ? null : others.length === 0 ? first : Y.mergeUpdates([first, ...others]);
    const bans = this.#bans.takeChange();
    try {
      if (update !== null || bans !== null) {
        const pages = effects.flatMap((effect): SealedPage[] =>
          effect.type === 'sealed' ? [effect.page] : [],
        );
        const entry = update ?? NO_CHANGE;
        await this.#log.append({ update: entry, pages, bans });
        this.#entries += 1;
        this.#bytes += entry.length;
      }
    } catch (error) {
      const failure = new RoomLost('The room could not be kept.', { cause: error });
      for (const { fail } of batch) fail(failure);
      throw error;
    }
    if (update !== null || bans !== null || effects.length > 0) {
      this.#tell({ update, effects, ...(bans !== null && { bans: bansOf(this.#room, at.nowMs) }) });
    }
    batch.forEach(({ settle }, at) => {
      settle(verdicts[at] ?? failed);
    });
  }

  async #compact(): Promise<void> {
    await this.#log.compact(Y.encodeStateAsUpdate(this.#room.doc));
    this.#entries = 1;
    this.#bytes = 0;
  }
}

async function turnOfLoop(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

const failed: Verdict = refuse('invalid', 'The command could not be carried out.');

/** A fault in one act is that act's alone. */
function judge(act: Act, room: RoomDocument, at: RoomTime): Verdict {
  try {
    return act(room, at);
  } catch (error) {
    console.error('A command of a party failed:', error);
    return failed;
  }
}
