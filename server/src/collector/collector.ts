import type { Clock } from '../../../src/base/clock.js';
import type { BeaconAck } from '../../../src/wire/beacon.js';
import { Admission } from './admission.js';
import { forgetParcel, type Parcel } from './envelope.js';
import { GroupCommit } from './group-commit.js';
import { Metrics, type SinkState } from './metrics.js';
import { openStore } from './open-store.js';
import type { CollectorSettings } from './settings.js';
import { openSinks } from './sinks/open-sinks.js';
import type { SpooledSink } from './spool/spooled-sink.js';
import type { StoreClient } from './store-client.js';
import { StreamReader } from './stream/stream-reader.js';
import { Upkeep } from './upkeep-schedule.js';

/** Sessions that asked to be forgotten, remembered so that what is still on its way isn't stored. */
const MOST_FORGOTTEN = 10_000;

/** Whether what comes can be stored, and how sinks fare; why a sink is delayed stands in the server's log. */
export interface Readiness {
  readonly ok: boolean;
  /** Null without a database. */
  readonly store: 'up' | 'restarting' | null;
  readonly sinks: readonly Omit<SinkState, 'why'>[];
  /** Whether batches come out of the stream; null where none is read. */
  readonly stream: 'up' | 'delayed' | null;
}

/** What became of a session that is to be forgotten. */
export interface Forgotten {
  /** Deleted from the database; absent without one. */
  readonly views?: number;
  readonly events?: number;
  /** By name: `asked` to delete what it has, or `kept`: it can't. Absent where there are none. */
  readonly sinks?: Readonly<Record<string, 'asked' | 'kept'>>;
}

/** Everything between a request and the places where events are kept. */
export class Collector {
  readonly settings: CollectorSettings;
  readonly metrics = new Metrics();
  readonly admission: Admission;
  readonly commits: GroupCommit;
  readonly forgotten = new Set<string>();
  /** Null where the settings name no database. */
  readonly store: StoreClient | null;
  readonly #sinks: readonly SpooledSink[];
  readonly #upkeep: Upkeep | null;
  readonly #reader: StreamReader | null;
  readonly #clock: Clock;

  private constructor(
    settings: CollectorSettings,
    store: StoreClient | null,
    sinks: readonly SpooledSink[],
    clock: Clock,
  ) {
    const { metrics } = this;
    this.settings = settings;
    this.store = store;
    this.#sinks = sinks;
    this.#clock = clock;
    this.admission = new Admission(settings, clock, metrics);
    this.commits = new GroupCommit(async (group) => this.#commit(group), clock);
    this.#upkeep = store === null ? null : new Upkeep(store, settings, clock);
    const { natsRead, natsUrl: url, natsStream: stream } = settings;
    this.#reader = natsRead && url !== undefined ? new StreamReader({ url, stream }, this, clock) : null;
    metrics.watchQueue(() => this.commits.heldBytes);
    if (store !== null) metrics.watchSetAside(() => store.setAside);
    metrics.watchSinks(() => sinks.map(({ state }) => state));
  }

  /** @throws StartError when the database or a sink's log can't be opened. */
  static async open(settings: CollectorSettings, dataDir: string, clock: Clock): Promise<Collector> {
    const store = settings.sinks.includes('duckdb')
      ? await openStore(dataDir, settings.memoryMb, clock)
      : null;
    try {
      return new Collector(settings, store, await openSinks(settings, dataDir, clock), clock);
    } catch (error) {
      await store?.close();
      throw error;
    }
  }

  get readiness(): Readiness {
    const { store } = this;
    const reader = this.#reader;
    return {
      ok: store?.ready !== false,
      store: store === null ? null : store.ready ? 'up' : 'restarting',
      sinks: this.#sinks.map(({ state: { why: _why, ...told } }) => told),
      stream: reader === null ? null : reader.isUp ? 'up' : 'delayed',
    };
  }

  /**
   * What is kept of a session goes away, and what is still on its way. The database deletes at once; sinks are asked
   * in their order, by a line in their logs.
   */
  async forget(sessionId: string): Promise<Forgotten> {
    this.forgotten.add(sessionId);
    if (this.forgotten.size > MOST_FORGOTTEN) {
      const [oldest] = this.forgotten;
      if (oldest !== undefined) this.forgotten.delete(oldest);
    }
    const asked = this.#sinks.some(({ canForget }) => canForget);
    if (asked) {
      await this.commits.add(forgetParcel({ kind: 'forget', sessionId, receivedAtMs: Date.now() }));
    } else {
      await this.commits.settled();
    }
    const deleted = this.store === null ? {} : await this.store.call('forget', { sessionId });
    if (this.#sinks.length === 0) return deleted;
    const sinks = this.#sinks.map(({ name, canForget }) => [name, canForget ? 'asked' : 'kept'] as const);
    return { ...deleted, sinks: Object.fromEntries(sinks) };
  }

  /** Commits what has come, gives sinks a moment, and closes the database. */
  async close(): Promise<void> {
    this.#upkeep?.close();
    await this.#reader?.close();
    await this.commits.settled();
    await Promise.all(this.#sinks.map(async (sink) => sink.close()));
    await this.store?.close();
  }

  /** Into the logs of sinks first: what the database acknowledges is sure to reach them. */
  async #commit(group: readonly Parcel[]): Promise<readonly BeaconAck[]> {
    const beganMs = this.#clock.now();
    const logged = await Promise.allSettled(this.#sinks.map(async (sink) => sink.append(group)));
    for (const each of logged) if (each.status === 'rejected') throw each.reason;
    const acks =
      this.store === null
        ? group.map(({ events }): BeaconAck => ({ accepted: events, duplicates: 0 }))
        : await this.store.call(
            'ingest',
            group.map(({ text }) => text),
          );
    this.metrics.committed(this.#clock.now() - beganMs);
    return acks;
  }
}
