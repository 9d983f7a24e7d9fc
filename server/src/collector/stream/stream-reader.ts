import { AckPolicy, type Consumer, type JsMsg } from '@nats-io/jetstream';
import { nanos } from '@nats-io/transport-node';
import type { Clock } from '../../../../src/base/clock.js';
import { parseBatch, parseForget } from '../../../../src/wire/beacon-schema.js';
import { parcelOf, type Parcel, type Received } from '../envelope.js';
import type { GroupCommit } from '../group-commit.js';
import type { Metrics } from '../metrics.js';
import { connectStream } from './connect-stream.js';

const CONSUMER = 'sv-writer';
const AT_ONCE = 500;
const WAIT_MS = 1_000;
const RETRY_MS = 2_000;
/** What isn't committed by then is given out again: the writer that had it may be gone. */
const COMMIT_LIMIT_MS = 5_000;

/** Where batches go, and requests to forget. */
interface Destination {
  readonly commits: GroupCommit;
  readonly metrics: Metrics;
  readonly forgotten: ReadonlySet<string>;
  forget(sessionId: string): Promise<unknown>;
}

/**
 * The one writer behind a stream: takes batches out of it and tells it so once they are committed. What isn't
 * committed comes again.
 */
export class StreamReader {
  readonly #url: string;
  readonly #stream: string;
  readonly #to: Destination;
  readonly #clock: Clock;
  readonly #ended: Promise<void>;
  #stopping = false;
  #state: 'starting' | 'up' | 'delayed' = 'starting';

  constructor(from: { readonly url: string; readonly stream: string }, to: Destination, clock: Clock) {
    this.#url = from.url;
    this.#stream = from.stream;
    this.#to = to;
    this.#clock = clock;
    this.#ended = this.#run();
  }

  /** Whether it is connected, and batches come out. */
  get isUp(): boolean {
    return this.#state === 'up';
  }

  async close(): Promise<void> {
    this.#stopping = true;
    await this.#ended;
  }

  async #run(): Promise<void> {
    while (!this.#stopping) {
      try {
        await this.#read();
      } catch (error) {
        this.#tell(error);
        if (!this.#stopping) await new Promise<void>((resolve) => this.#clock.after(RETRY_MS, resolve));
      }
    }
  }

  #tell(error: unknown): void {
    if (this.#state !== 'delayed' && !this.#stopping) {
      const why = error instanceof Error ? error.message : String(error);
      console.error(`Nothing comes out of the stream ${this.#stream} just now: ${why}`);
    }
    this.#state = 'delayed';
  }

  async #read(): Promise<void> {
    const { nats, manager, client } = await connectStream(this.#url, this.#stream);
    try {
      await manager.consumers.add(this.#stream, {
        durable_name: CONSUMER,
        ack_policy: AckPolicy.Explicit,
        ack_wait: nanos(COMMIT_LIMIT_MS),
      });
      const consumer = await client.consumers.get(this.#stream, CONSUMER);
      this.#state = 'up';
      while (!this.#stopping) await this.#take(consumer);
    } finally {
      await nats.close();
    }
  }

  async #take(consumer: Consumer): Promise<void> {
    const under: Promise<void>[] = [];
    const messages = await consumer.fetch({ max_messages: AT_ONCE, expires: WAIT_MS });
    for await (const message of messages) under.push(this.#commit(message));
    await Promise.all(under);
  }

  async #commit(message: JsMsg): Promise<void> {
    const text = message.string();
    const forgotten = sessionToForget(text);
    const parcel = forgotten === null ? checked(text) : null;
    if (forgotten !== null) {
      await this.#to.forget(forgotten);
    } else if (parcel === null) {
      message.term('It is no batch that this collector knows.');
      return;
    } else if (!this.#to.forgotten.has(parcel.sessionId)) {
      const ack = await this.#to.commits.add(parcel);
      this.#to.metrics.acknowledged('stream', ack.accepted, ack.duplicates);
    }
    message.ack();
  }
}

/** Of a request to forget one; null for anything else. */
function sessionToForget(text: string): string | null {
  return text.startsWith('{"kind":"forget"') ? (parseForget(text)?.sessionId ?? null) : null;
}

/** Collectors of another version may write to the stream, and others who can reach it. */
function checked(text: string): (Parcel & { readonly sessionId: string }) | null {
  try {
    const received = JSON.parse(text) as Received;
    if (!Number.isFinite(received.receivedAtMs)) return null;
    if (received.kind === 'cmcd') return { ...parcelOf(received), sessionId: '' };
    const body = JSON.stringify(received.batch);
    const parsed = parseBatch(body);
    if (!parsed.ok) return null;
    const { batch, plain } = parsed;
    return { ...parcelOf({ ...received, batch }, plain ? body : undefined), sessionId: batch.sessionId };
  } catch {
    return null;
  }
}
