import { performance } from 'node:perf_hooks';
import * as Y from 'yjs';
import { seededRandom } from '../../../../src/base/random.js';
import { applyCommand } from '../../../../src/party/room/apply-command.js';
import { openRoom, playbackOf } from '../../../../src/party/room/room-document.js';
import { createUlids } from '../../../../src/party/room/ulid.js';
import type { PartyActor } from '../../../../src/wire/party.js';
import type { PartyCommand, PartyWish } from '../../../../src/wire/party-command.js';

const MEMBERS = 50;
const START_MS = 1_800_000_000_000;
/** As many commands as an authority takes together when it is busy. */
const BATCH = 1000;

const members: readonly PartyActor[] = Array.from({ length: MEMBERS }, (_, at) => ({
  userId: `u${at}`,
  name: `Member ${at}`,
  role: 'member',
}));

interface Step {
  readonly actor: PartyActor;
  readonly command: PartyCommand;
}

/** A room that members act in, on a clock that moves with every command. */
class BenchRoom {
  readonly doc = new Y.Doc();
  #nowMs = START_MS;
  readonly #ulid = createUlids(() => this.#nowMs, seededRandom(1));

  /** Commands made beforehand, so that only their application is timed. */
  prepare(count: number, wish: (at: number) => PartyWish): readonly Step[] {
    return Array.from({ length: count }, (_, at) => {
      const actor = members[at % MEMBERS];
      if (!actor) throw new Error('There are no members.');
      return { actor, command: { ...wish(at), id: this.#ulid() } };
    });
  }

  pass(ms: number): void {
    this.#nowMs += ms;
  }

  apply(steps: readonly Step[]): void {
    for (const { actor, command } of steps) {
      const verdict = applyCommand(this.doc, command, actor, { nowMs: this.#nowMs, leadMs: 200 });
      if (!verdict.ok) throw new Error(`${command.type}: ${verdict.detail}`);
    }
  }

  /** All steps, `BATCH` in each transaction; gives the seconds it took. */
  applyInBatches(steps: readonly Step[]): number {
    const from = performance.now();
    for (let at = 0; at < steps.length; at += BATCH) {
      const batch = steps.slice(at, at + BATCH);
      this.doc.transact(() => {
        this.apply(batch);
      });
    }
    return (performance.now() - from) / 1000;
  }
}

const line = (at: number): PartyWish => ({ type: 'chat-send', text: `Line ${at} of the chat` });

function opened(): BenchRoom {
  const room = new BenchRoom();
  room.apply(room.prepare(1, () => ({ type: 'title', title: { mediaId: 'film' } })));
  return room;
}

/** Who votes for what, and takes it back, member after member. */
function voting(room: BenchRoom): (at: number) => { entryId: string; up: boolean } {
  const entries = room.prepare(20, (at) => ({ type: 'queue-add', title: { mediaId: `title-${at}` } }));
  room.apply(entries);
  const ids = entries.map(({ command }) => command.id);
  return (at) => ({
    entryId: ids[Math.floor(at / MEMBERS) % ids.length] ?? '',
    up: Math.floor(at / (MEMBERS * ids.length)) % 2 === 0,
  });
}

/** What the document itself takes: votes set and taken back, one in ten a new place in the title; no checks. */
export function opsPerSec(): number {
  const bench = opened();
  const vote = voting(bench);
  const { room, votes } = openRoom(bench.doc);
  const playback = playbackOf(openRoom(bench.doc));
  const count = 100_000;
  const plan = Array.from({ length: count }, (_, at) => {
    const { entryId, up } = vote(at);
    return { key: entryId + (members[at % MEMBERS]?.userId ?? ''), up, seek: at % 10 === 0 };
  });
  const from = performance.now();
  for (let start = 0; start < count; start += BATCH) {
    bench.doc.transact(() => {
      for (let at = start; at < start + BATCH; at += 1) {
        const { key, up, seek } = plan[at] ?? { key: '', up: true, seek: false };
        if (seek) room.set('playback', { ...playback, seq: at });
        else if (up) votes.set(key, true);
        else votes.delete(key);
      }
    });
  }
  return (count * 1000) / (performance.now() - from);
}

/** The same as commands, with all that is checked of one. */
export function commandsPerSec(): number {
  const room = opened();
  const vote = voting(room);
  const count = 100_000;
  const steps = room.prepare(count, (at): PartyWish =>
    at % 10 === 0 ? { type: 'seek', positionSec: at % 5000 } : { type: 'queue-vote', ...vote(at) },
  );
  return count / room.applyInBatches(steps);
}

export function chatPerSec(): number {
  const room = opened();
  const count = 100_000;
  return count / room.applyInBatches(room.prepare(count, line));
}

/** One message in one transaction, as a room that isn't busy does it: after 1,000 and after 100,000. */
export function chatCostUs(): { early: number; late: number } {
  const room = opened();
  let bytes = 0;
  room.doc.on('update', (update: Uint8Array) => {
    bytes += update.length;
  });
  const cost = (count: number): number => {
    const steps = room.prepare(count, line);
    const from = performance.now();
    room.apply(steps);
    return ((performance.now() - from) * 1000) / count;
  };
  cost(1000);
  const early = cost(2000);
  room.applyInBatches(room.prepare(97_000, line));
  const late = cost(2000);
  if (bytes === 0) throw new Error('The room told of no change.');
  return { early, late };
}

/** A room after 5,000 messages, of which it holds the last 200; kB are 1000 bytes. */
export function windowedDocKB(): number {
  const room = opened();
  for (let at = 0; at < 5000; at += 1) {
    room.pass(500);
    room.apply(room.prepare(1, () => line(at)));
  }
  return Number((Y.encodeStateAsUpdate(room.doc).length / 1000).toFixed(2));
}
