import * as Y from 'yjs';
import type { Random } from '../../../../src/base/random.js';
import { seededRandom } from '../../../../src/base/random.js';
import { type Answer, ServerAuthority } from '../../../../src/party/client/authority.js';
import { applyCommand } from '../../../../src/party/room/apply-command.js';
import { CommandLedger } from '../../../../src/party/room/command-ledger.js';
import { foundRoom, openRoom } from '../../../../src/party/room/room-document.js';
import { createUlids } from '../../../../src/party/room/ulid.js';
import type { SealedPage, Verdict } from '../../../../src/party/room/verdict.js';
import type { PartyActor } from '../../../../src/wire/party.js';
import type { PartyCommand, PartyWish } from '../../../../src/wire/party-command.js';

/** With a client id of the test's, so that a seed gives the same run every time. */
export function numberedDoc(clientId: number): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  return doc;
}

/** An authority that keeps its updates before it answers, and can be killed at any moment. */
export class FuzzServer {
  doc = numberedDoc(1);
  ledger = new CommandLedger();
  nowMs = 1_800_000_000_000;
  readonly sealed: SealedPage[] = [];
  readonly #kept: Uint8Array[] = [];

  constructor() {
    this.#watch();
    foundRoom(openRoom(this.doc));
  }

  apply(actor: PartyActor, command: PartyCommand): Verdict {
    const before = this.ledger.find(actor.userId, command.id);
    if (before) return before;
    const verdict = applyCommand(this.doc, command, actor, { nowMs: this.nowMs, leadMs: 200 });
    this.ledger.keep(actor.userId, command.id, verdict);
    if (verdict.ok) {
      for (const effect of verdict.effects) if (effect.type === 'sealed') this.sealed.push(effect.page);
    }
    return verdict;
  }

  /** What it knew but had not kept is gone: the ledger. */
  restart(): void {
    this.doc.destroy();
    this.doc = numberedDoc(this.doc.clientID + 1);
    for (const update of this.#kept) Y.applyUpdate(this.doc, update);
    this.ledger = new CommandLedger();
    this.#watch();
  }

  #watch(): void {
    this.doc.on('update', (update: Uint8Array) => {
      this.#kept.push(update);
    });
  }
}

interface Parcel {
  readonly dueMs: number;
  readonly open: () => void;
}

/** One member's page: its copy of the document, and a line that delays, repeats and breaks. */
export class FuzzClient {
  readonly doc = new Y.Doc();
  readonly answers = new Map<string, Answer | null>();
  readonly actor: PartyActor;
  readonly #server: FuzzServer;
  readonly #random: Random;
  readonly #authority: ServerAuthority;
  readonly #ulid: () => string;
  #parcels: Parcel[] = [];
  #heard: Y.Doc | null = null;

  constructor(server: FuzzServer, actor: PartyActor, random: Random) {
    this.#server = server;
    this.#random = random;
    this.actor = actor;
    this.#ulid = createUlids(() => server.nowMs, random);
    this.#authority = new ServerAuthority((command) => this.#post(command));
    this.connect();
  }

  get isOnline(): boolean {
    return this.#heard === this.#server.doc;
  }

  request(wish: PartyWish): string {
    const command = { ...wish, id: this.#ulid() };
    void this.#authority.submit(command).then((answer) => this.answers.set(command.id, answer));
    return command.id;
  }

  /** The line breaks: all that was under way is lost. */
  disconnect(): void {
    this.#heard?.off('update', this.#relay);
    this.#heard = null;
    this.#parcels = [];
  }

  connect(): void {
    this.disconnect();
    const { doc } = this.#server;
    this.#heard = doc;
    doc.on('update', this.#relay);
    const missing = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(this.doc));
    this.#later(() => Y.applyUpdate(this.doc, missing));
    this.#authority.resume();
  }

  /** Delivers what is due; in order, as a socket does. */
  deliver(): void {
    for (let next = this.#parcels[0]; next && next.dueMs <= this.#server.nowMs; next = this.#parcels[0]) {
      this.#parcels.shift();
      next.open();
    }
  }

  readonly #relay = (update: Uint8Array): void => {
    this.#later(() => Y.applyUpdate(this.doc, update));
  };

  #post(command: PartyCommand): void {
    if (this.#heard === null) return;
    const times = this.#random() < 0.1 ? 2 : 1;
    for (let time = 0; time < times; time += 1) {
      this.#later(() => {
        if (!this.isOnline) return;
        const verdict = this.#server.apply(this.actor, command);
        this.#later(() => {
          if (verdict.ok) this.#authority.answered({ type: 'ack', id: command.id });
          else
            this.#authority.answered({
              type: 'nack',
              id: command.id,
              code: verdict.code,
              detail: verdict.detail,
            });
        });
      });
    }
  }

  #later(open: () => void): void {
    const last = this.#parcels.at(-1)?.dueMs ?? 0;
    const dueMs = Math.max(last, this.#server.nowMs + this.#random() * 400);
    this.#parcels.push({ dueMs, open });
  }
}

export const fuzzRandom = (seed: number): Random => seededRandom(seed * 2_654_435_761);
