import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import type { Admission } from '../../../../src/party/room/admit.js';
import type { PartyEffect, Verdict } from '../../../../src/party/room/verdict.js';
import type { PartyActor } from '../../../../src/wire/party.js';
import type { PartyCommand } from '../../../../src/wire/party-command.js';
import type { ShownBan } from '../../../../src/wire/party-room.js';
import type { Shared } from '../room/home.js';
import { nodeKey } from './keys.js';
import { StreamReader, type StreamEntry } from './stream-reader.js';

/** Streams of what passes by are kept this long; nobody reads further back. */
const PASSING_ENTRIES = 1_000;
const PASSING_SEC = 3_600;

/** What a node asks of a room's authority. */
export type Wish =
  | { readonly type: 'command'; readonly command: PartyCommand; readonly actor: PartyActor }
  | { readonly type: 'admit'; readonly actor: PartyActor }
  | { readonly type: 'bans' }
  | { readonly type: 'invite'; readonly inviteId: string };

/** What a room's authority answers. */
export type Outcome = Verdict | Admission | readonly ShownBan[] | boolean;

export interface Ask {
  readonly id: string;
  readonly node: string;
  readonly wish: Wish;
}

export interface Answer {
  readonly id: string;
  readonly outcome: Outcome;
  /** The entry of the log that the outcome can be seen by. */
  readonly logId: string;
}

/** What is told to the other nodes of a room, and kept by nobody. */
export interface News {
  readonly node: string;
  readonly said?: Shared;
  readonly effects?: readonly PartyEffect[];
  readonly bans?: readonly ShownBan[];
  /** A node has come, and wants to hear who is connected to the others. */
  readonly whoIsThere?: true;
}

/** This process among those that share a Redis. */
export class Node {
  readonly id = randomUUID();
  readonly redis: Redis;
  readonly reader: StreamReader;
  readonly #waiting = new Map<string, (answer: Answer) => void>();

  constructor(redis: Redis) {
    this.redis = redis;
    this.reader = new StreamReader(redis, { key: nodeKey(this.id), take: (_id, entry) => this.#take(entry) });
  }

  /** Null where no answer came in time: nobody is the authority just now, or it has changed. */
  async ask(asks: string, wish: Wish, withinMs: number): Promise<Answer | null> {
    const id = randomUUID();
    const ask: Ask = { id, node: this.id, wish };
    const answered = new Promise<Answer | null>((resolve) => {
      const timeout = setTimeout(() => {
        this.#waiting.delete(id);
        resolve(null);
      }, withinMs);
      this.#waiting.set(id, (answer) => {
        clearTimeout(timeout);
        this.#waiting.delete(id);
        resolve(answer);
      });
    });
    // Not to be sent is as not to be answered.
    await this.pass(asks, 'ask', ask).catch(() => undefined);
    return answered;
  }

  /** Adds to a stream that is read as it comes, or not at all. */
  async pass(key: string, field: string, value: unknown): Promise<void> {
    await this.redis
      .pipeline()
      .xadd(key, 'MAXLEN', '~', PASSING_ENTRIES, '*', field, JSON.stringify(value))
      .expire(key, PASSING_SEC)
      .exec();
  }

  close(): void {
    this.reader.close();
  }

  #take(entry: StreamEntry): void {
    const json = entry.get('answer');
    if (json === undefined) return;
    const answer = JSON.parse(json.toString()) as Answer;
    this.#waiting.get(answer.id)?.(answer);
  }
}
