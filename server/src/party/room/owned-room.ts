import type * as Y from 'yjs';
import { admit, type Admission } from '../../../../src/party/room/admit.js';
import { applyCommand } from '../../../../src/party/room/apply-command.js';
import { CommandLedger } from '../../../../src/party/room/command-ledger.js';
import { settleHost } from '../../../../src/party/room/hosting.js';
import {
  bansOf,
  inviteOf,
  openRoomWithBans,
  type RoomDocument,
} from '../../../../src/party/room/room-document.js';
import type { RoomTime } from '../../../../src/party/room/room-time.js';
import { done, type Verdict } from '../../../../src/party/room/verdict.js';
import { WaitingRoom } from '../../../../src/party/room/waiting-room.js';
import type { PartyActor } from '../../../../src/wire/party.js';
import type { PartyCommand } from '../../../../src/wire/party-command.js';
import type { ShownBan } from '../../../../src/wire/party-room.js';
import type { RoomLog } from '../log/room-log.js';
import { Authority } from './authority.js';
import { BanBook } from './ban-book.js';
import type { Outside, RoomHome } from './home.js';

const MAX_KNOWN = 10_000;

/**
 * A room whose authority is here: commands, who may come in, who hosts and for whom the room waits.
 */
export class OwnedRoom implements RoomHome {
  readonly doc: Y.Doc;
  readonly #room: RoomDocument;
  readonly #authority: Authority;
  readonly #outside: Outside;
  readonly #ledger = new CommandLedger();
  readonly #waiting = new WaitingRoom();
  /** Who has been in: a locked room takes them again. */
  readonly #known = new Set<string>();
  #noted: ReadonlySet<string> = new Set();
  #again: NodeJS.Timeout | null = null;
  #isKeeping = false;
  #isClosed = false;

  /** @param doc Holds what the log kept. */
  constructor(doc: Y.Doc, log: RoomLog, outside: Outside) {
    this.doc = doc;
    const bans = new BanBook(log.bans);
    this.#room = openRoomWithBans(doc, bans);
    this.#outside = outside;
    this.#authority = new Authority({ ...this.#room, bans }, log, outside);
    this.#takeOutBans(bans);
    // Another policy, another title, a play: each may change for whom the room waits.
    this.#room.room.observe(() => {
      this.keep();
    });
  }

  async command(command: PartyCommand, actor: PartyActor): Promise<Verdict> {
    return this.#authority.run((room, at) => {
      const before = this.#ledger.find(actor.userId, command.id);
      if (before !== undefined) return onceMore(before);
      const verdict = applyCommand(room.doc, command, actor, at);
      this.#ledger.keep(actor.userId, command.id, verdict);
      // Who was sent out is new when they come back.
      if (verdict.ok && command.type === 'kick') this.#known.delete(command.userId);
      return verdict;
    });
  }

  async admit(actor: PartyActor): Promise<Admission> {
    const { userId } = actor;
    let admission: Admission = { ok: false, close: 'roomGone' };
    await this.#authority.run((room, { nowMs }) => {
      const isBack =
        this.#known.has(userId) || this.#outside.roster().some((attendant) => attendant.userId === userId);
      admission = admit(room.doc, actor, nowMs, isBack);
      if (admission.ok && this.#known.size < MAX_KNOWN) this.#known.add(userId);
      return done;
    });
    return admission;
  }

  async bans(): Promise<readonly ShownBan[]> {
    await this.#authority.settled();
    return bansOf(this.#room, this.#outside.timeNow().nowMs);
  }

  async hasInvite(inviteId: string): Promise<boolean> {
    await this.#authority.settled();
    return inviteOf(this.#room, inviteId, this.#outside.timeNow().nowMs) !== null;
  }

  /** Looks who hosts and for whom the room waits. */
  keep(): void {
    if (this.#isKeeping || this.#isClosed) return;
    this.#isKeeping = true;
    this.#authority
      .run((room, at) => {
        this.#isKeeping = false;
        this.#settle(room, at);
        return done;
      })
      .catch(() => {
        // The room was lost, which the authority said itself.
      });
  }

  share(): void {
    // Everybody is connected here.
  }

  async settled(): Promise<void> {
    await this.#authority.settled();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    if (this.#again !== null) clearTimeout(this.#again);
    await this.#authority.close();
  }

  /** Rooms of before had them where everybody could read them. */
  #takeOutBans(bans: BanBook): void {
    const before = this.doc.getMap('bans');
    if (before.size === 0) return;
    this.#authority
      .run(() => {
        before.forEach((ban, userId) => bans.set(userId, ban));
        before.clear();
        return done;
      })
      .catch(() => {
        // The room was lost, which the authority said itself.
      });
  }

  #settle({ doc }: RoomDocument, at: RoomTime): void {
    const roster = this.#outside.roster();
    settleHost(doc, roster);
    const here = new Set<string>();
    for (const { userId, state, isAway } of roster) {
      if (isAway || state === null) continue;
      here.add(userId);
      this.#waiting.note(userId, state, at.nowMs);
    }
    for (const userId of this.#noted) if (!here.has(userId)) this.#waiting.remove(userId);
    this.#noted = here;
    const againMs = this.#waiting.settle(doc, at);
    if (this.#again !== null) clearTimeout(this.#again);
    this.#again = againMs === null ? null : setTimeout(() => this.keep(), Math.max(1, againMs - at.nowMs));
  }
}

/** A command that comes again is answered as before, but nothing happens a second time. */
function onceMore(verdict: Verdict): Verdict {
  if (!verdict.ok) return verdict;
  return { ok: true, effects: verdict.effects.filter(({ type }) => type === 'invite') };
}
