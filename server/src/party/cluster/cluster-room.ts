import * as Y from 'yjs';
import type { Admission } from '../../../../src/party/room/admit.js';
import { refuse, type Verdict } from '../../../../src/party/room/verdict.js';
import type { PartyActor } from '../../../../src/wire/party.js';
import type { PartyCommand } from '../../../../src/wire/party-command.js';
import type { ShownBan } from '../../../../src/wire/party-room.js';
import { RoomLost, type Happened, type Outside, type RoomHome, type Shared } from '../room/home.js';
import { OwnedRoom } from '../room/owned-room.js';
import { keysOf, nodeKey, type RoomKeys } from './keys.js';
import { LEASE_MS, releaseLease, renewLease, sayGone, takeLease } from './lease.js';
import type { Answer, Ask, News, Node, Outcome, Wish } from './node.js';
import { fencedLog, readAfter, readLog, type FencedLog } from './redis-log.js';
import { isUpTo, lastIdOf, type StreamEntry } from './stream-reader.js';

/** How often a lease is renewed, or asked for: three times before it lapses. */
const TEND_MS = 800;

/** An ask that wasn't answered is made again: whoever is the authority by then may know it already. */
const ASK_AGAIN_MS = 1_000;

/** An entry of the log may hold no change of the document: no structs, no deletions. */
const NO_CHANGE_BYTES = 2;

/** A page's command is too old to be taken after 15 s. */
const GIVE_UP_MS = 12_000;

interface Owned {
  readonly room: OwnedRoom;
  readonly log: FencedLog;
  readonly lease: string;
  readonly unfollow: () => void;
}

/**
 * A room that several machines have members of. One of them has the lease and is the authority; the others ask
 * it, and follow its log. Whoever finds the lease lapsed takes over, from what the log holds.
 */
export class ClusterRoom implements RoomHome {
  readonly doc = new Y.Doc();
  readonly #node: Node;
  readonly #keys: RoomKeys;
  readonly #outside: Outside;
  readonly #timer: NodeJS.Timeout;
  readonly #unfollow: (() => void)[] = [];
  /** The entry of the log that the document has come to. */
  #lastId = '0-0';
  #owned: Owned | null = null;
  #isTending = false;
  /** When the other nodes last knew that this one is there; of its own clock. */
  #saidHereMs = performance.now();
  #isClosed = false;
  #behind: { readonly logId: string; readonly caughtUp: () => void }[] = [];

  private constructor(node: Node, keys: RoomKeys, outside: Outside) {
    this.#node = node;
    this.#keys = keys;
    this.#outside = outside;
    this.#timer = setInterval(() => void this.#tend(), TEND_MS);
  }

  static async open(node: Node, name: string, outside: Outside): Promise<ClusterRoom> {
    const room = new ClusterRoom(node, keysOf(name), outside);
    try {
      await room.#open();
    } catch (error) {
      await room.close();
      throw error;
    }
    return room;
  }

  async command(command: PartyCommand, actor: PartyActor): Promise<Verdict> {
    const verdict = await this.#ask({ type: 'command', command, actor }, async ({ room }) =>
      room.command(command, actor),
    );
    return (verdict as Verdict | null) ?? refuse('stale', 'The room did not answer in time: ask again.');
  }

  async admit(actor: PartyActor): Promise<Admission> {
    const admission = await this.#ask({ type: 'admit', actor }, async ({ room }) => room.admit(actor));
    if (admission === null) throw new RoomLost('The room has no authority.');
    return admission as Admission;
  }

  async bans(): Promise<readonly ShownBan[]> {
    const bans = await this.#ask({ type: 'bans' }, async ({ room }) => room.bans());
    if (bans === null) throw new RoomLost('The room has no authority.');
    return bans as readonly ShownBan[];
  }

  async hasInvite(inviteId: string): Promise<boolean> {
    const holds = await this.#ask({ type: 'invite', inviteId }, async ({ room }) => room.hasInvite(inviteId));
    if (holds === null) throw new RoomLost('The room has no authority.');
    return holds as boolean;
  }

  keep(): void {
    this.#owned?.room.keep();
  }

  share(said: Shared): void {
    if (said.seats.length > 0 || said.stays.length > 0) this.#tellNodes({ said });
  }

  async settled(): Promise<void> {
    await this.#owned?.room.settled();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearInterval(this.#timer);
    for (const unfollow of this.#unfollow) unfollow();
    for (const { caughtUp } of this.#behind.splice(0)) caughtUp();
    const { redis, id } = this.#node;
    const owned = this.#owned;
    this.#owned = null;
    // Not to be said is as to fall silent.
    await sayGone(redis, this.#keys, id).catch(() => undefined);
    if (owned === null) return;
    owned.unfollow();
    try {
      await owned.room.close();
    } finally {
      await releaseLease(redis, this.#keys, owned.lease);
    }
  }

  async #open(): Promise<void> {
    const { redis, reader } = this.#node;
    const { log, news } = this.#keys;
    const { updates, lastId } = await readLog(redis, this.#keys);
    this.doc.transact(() => {
      for (const update of updates) Y.applyUpdate(this.doc, update);
    });
    this.#lastId = lastId;
    this.#unfollow.push(
      reader.follow(log, lastId, (id, entry) => this.#hearLog(id, entry)),
      reader.follow(news, await lastIdOf(redis, news), (_id, entry) => this.#hearNews(entry)),
    );
    await this.#tend();
    this.#tellNodes({ whoIsThere: true, said: this.#outside.here() });
  }

  /** Done here where the authority is here, else by asking for it, until somebody answers. */
  async #ask(wish: Wish, here: (owned: Owned) => Promise<Outcome>): Promise<Outcome | null> {
    const giveUpMs = performance.now() + GIVE_UP_MS;
    while (!this.#isClosed && performance.now() < giveUpMs) {
      if (this.#owned !== null) return here(this.#owned);
      const answer = await this.#node.ask(this.#keys.asks, wish, ASK_AGAIN_MS);
      if (answer === null) continue;
      await this.#caughtUp(answer.logId);
      return answer.outcome;
    }
    return null;
  }

  /** Who is answered sees what was answered. */
  async #caughtUp(logId: string): Promise<void> {
    if (isUpTo(logId, this.#lastId) || this.#owned !== null) return;
    await new Promise<void>((caughtUp) => this.#behind.push({ logId, caughtUp }));
  }

  #hearLog(id: string, entry: StreamEntry): void {
    const update = entry.get('u');
    // Where the authority is here, the log is its own word.
    if (this.#owned !== null || update === undefined || isUpTo(id, this.#lastId)) return;
    this.#take(update);
    this.#comeTo(id);
    // An entry was dropped from the log before it was read here.
    if (this.doc.store.pendingStructs !== null) this.#outside.lost();
  }

  #take(update: Uint8Array): void {
    Y.applyUpdate(this.doc, update);
    if (update.length > NO_CHANGE_BYTES) this.#outside.tell({ update, effects: [] });
  }

  #comeTo(logId: string): void {
    this.#lastId = logId;
    const waiting = this.#behind;
    this.#behind = waiting.filter((each) => !isUpTo(each.logId, logId));
    for (const each of waiting) if (isUpTo(each.logId, logId)) each.caughtUp();
  }

  #hearNews(entry: StreamEntry): void {
    const news = JSON.parse(entry.get('news')?.toString() ?? '{}') as Partial<News>;
    if (news.node === this.#node.id) return;
    if (news.said && news.node !== undefined) this.#outside.heard(news.node, news.said);
    const { effects = [], bans } = news;
    if (effects.length > 0 || bans) this.#outside.tell({ update: null, effects, ...(bans && { bans }) });
    if (news.whoIsThere) this.share(this.#outside.here());
  }

  #tellNodes(news: Omit<News, 'node'>): void {
    // Presence is said again within 15 s.
    this.#node.pass(this.#keys.news, 'news', { node: this.#node.id, ...news }).catch(() => undefined);
  }

  async #tend(): Promise<void> {
    if (this.#isTending || this.#isClosed) return;
    this.#isTending = true;
    try {
      const { redis, id } = this.#node;
      const owned = this.#owned;
      const { lease, nodes } = await (owned === null
        ? takeLease(redis, this.#keys, id)
        : renewLease(redis, this.#keys, id, owned.lease));
      if (owned === null && lease !== null) await this.#takeOver(lease);
      if (owned !== null && lease === null) this.#outside.lost();
      this.#outside.alive(nodes);
      // The others took this node for dead, and its members for gone.
      if (performance.now() - this.#saidHereMs > LEASE_MS) this.share(this.#outside.here());
      this.#saidHereMs = performance.now();
    } catch {
      // Without Redis nothing is kept, so nothing is done: an authority's next command finds that out.
    } finally {
      this.#isTending = false;
    }
  }

  /** From here on nobody else adds to the log; what was added until now is heard first. */
  async #takeOver(lease: string): Promise<void> {
    const { redis, reader } = this.#node;
    const keys = this.#keys;
    const { updates, lastId } = await readAfter(redis, keys, this.#lastId);
    const asksFrom = await lastIdOf(redis, keys.asks);
    const log = await fencedLog(redis, keys, lease, lastId);
    if (this.#isClosed) return releaseLease(redis, keys, lease);
    for (const update of updates) this.#take(update);
    const room = new OwnedRoom(this.doc, log, {
      ...this.#outside,
      tell: (happened) => this.#tellEveryone(happened),
    });
    const unfollow = reader.follow(keys.asks, asksFrom, (_id, entry) => this.#hearAsk(entry));
    this.#owned = { room, log, lease, unfollow };
    this.#comeTo(lastId);
    room.keep();
  }

  #tellEveryone(happened: Happened): void {
    this.#outside.tell(happened);
    // The update is in the log.
    const effects = happened.effects.filter(({ type }) => type === 'cheer' || type === 'close');
    const { bans } = happened;
    if (effects.length > 0 || bans) this.#tellNodes({ effects, ...(bans && { bans }) });
  }

  #hearAsk(entry: StreamEntry): void {
    const ask = JSON.parse(entry.get('ask')?.toString() ?? 'null') as Ask | null;
    if (ask !== null) {
      // Who isn't answered asks again, whoever is the authority then.
      this.#answer(ask).catch(() => undefined);
    }
  }

  async #answer({ id, node, wish }: Ask): Promise<void> {
    const owned = this.#owned;
    if (owned === null) return;
    const outcome = await carryOut(wish, owned.room);
    const answer: Answer = { id, outcome, logId: owned.log.lastId };
    await this.#node.pass(nodeKey(node), 'answer', answer);
  }
}

async function carryOut(wish: Wish, room: OwnedRoom): Promise<Outcome> {
  switch (wish.type) {
    case 'command':
      return room.command(wish.command, wish.actor);
    case 'admit':
      return room.admit(wish.actor);
    case 'bans':
      return room.bans();
    case 'invite':
      return room.hasInvite(wish.inviteId);
    default:
      return wish satisfies never;
  }
}
