import type { DuckDBConnection } from '@duckdb/node-api';
import type { BeaconAck } from '../../../src/wire/beacon.js';
import { BATCH_TYPES, batchColumns, type BatchRow } from './batch-table.js';
import { CMCD_STAGE, CMCD_TYPES, cmcdCells, KEEP_CMCD } from './cmcd-table.js';
import { appendColumns, DATABASE } from './column-stage.js';
import type { Carried, ReceivedReports } from './envelope.js';
import { IngestGroup } from './ingest-group.js';
import { SetAside } from './set-aside.js';
import { Spool, type Place } from './spool/spool.js';
import { refusesAll } from './store-faults.js';
import { inTransaction } from './transaction.js';
import { ViewBook } from './view-book.js';
import type { KnownView } from './view-cache.js';

/** What may wait in the log while the tables can't be written. */
const MOST_LOG_BYTES = 512_000_000;
/** Batches of some 2 kB each, held in memory until they are in the tables; beyond that nothing is taken. */
const MOST_WAITING = 20_000;
/** Read at a time of what the last run left, and put into the tables at a time. */
const REPLAY_BYTES = 4_000_000;
const REPLAY_PARCELS = 2_000;
/** A commit that changes nothing, and shows that the database takes commits. */
const PROBE = 'UPDATE about SET tables_version = tables_version';

/** What goes into the tables in one commit. */
interface News {
  readonly batches: readonly BatchRow[];
  readonly reports: readonly ReceivedReports[];
  readonly views: readonly KnownView[];
}

/**
 * Puts parcels into a log on disk, and what is new in them into the tables a moment later, many at once: the
 * acknowledgement waits for the log only. What the tables refuse then is set aside, so that it holds up nothing.
 * `add` may be called beside `write` and `dropBefore`, the others beside nothing.
 */
export class Ingest {
  readonly #connection: DuckDBConnection;
  readonly #log: Spool;
  readonly #views: ViewBook;
  readonly #aside: SetAside;
  #batches: readonly BatchRow[] = [];
  #reports: readonly ReceivedReports[] = [];
  /** How far the log goes, and how far the tables have it. */
  #logged: Place | null = null;
  #written: Place | null = null;
  /** Something that waits was refused; `unread`: and what waits is in the log only. */
  #trouble: 'refused' | 'unread' | null = null;

  private constructor(connection: DuckDBConnection, log: Spool, views: ViewBook, aside: SetAside) {
    this.#connection = connection;
    this.#log = log;
    this.#views = views;
    this.#aside = aside;
  }

  /** The tables have all that is in the log then, and of what was set aside all that they take now. */
  static async open(
    connections: { readonly writer: DuckDBConnection; readonly finder: DuckDBConnection },
    path: string,
  ): Promise<Ingest> {
    const log = await Spool.open(`${path}.log`, MOST_LOG_BYTES);
    const views = await ViewBook.open(connections.finder);
    const ingest = new Ingest(connections.writer, log, views, new SetAside(`${path}.refused`));
    await ingest.#aside.sift(async (texts) => {
      const { refused, why } = await ingest.#putIn(texts);
      if (refused.length > 0) ingest.#aside.tell(why);
      return refused;
    });
    await ingest.#replay();
    return ingest;
  }

  /** Parcels that the tables refused, kept on disk. */
  get setAside(): number {
    return this.#aside.count;
  }

  /** Something that waits was refused: {@link settle} has to find it. */
  get isRefused(): boolean {
    return this.#trouble !== null;
  }

  /** Tables are behind what was acknowledged. */
  get isBehind(): boolean {
    return this.#logged !== this.#written;
  }

  /** So much waits that nothing more should be taken before it is written. */
  get isFull(): boolean {
    return this.#trouble === 'unread' || this.#batches.length > MOST_WAITING;
  }

  /** All that is new in the parcels is on disk then; on an error, nothing counts. The answers in their order. */
  async add(parcels: readonly string[]): Promise<readonly BeaconAck[]> {
    if (this.isFull) throw new Error('Too much waits to be written into the tables.');
    // They were checked as they came in. Counters that are 0 may be absent: they are kept as sent.
    const group = await this.#group(parcels.map((text) => JSON.parse(text) as Carried));
    this.#keep(group, await this.#log.append(parcels));
    return group.acks;
  }

  /** Brings the tables up to what is acknowledged; on an error, they stay as they are. */
  async write(): Promise<void> {
    const upTo = this.#logged;
    if (upTo === null || upTo === this.#written) return;
    if (this.#trouble === 'unread') throw new Error('What was acknowledged has to be read again first.');
    const [batches, reports] = [this.#batches, this.#reports];
    const views = this.#views.take();
    [this.#batches, this.#reports] = [[], []];
    try {
      await this.#put({ batches, reports, views });
    } catch (error) {
      this.#batches = [...batches, ...this.#batches];
      this.#reports = [...reports, ...this.#reports];
      this.#views.putBack();
      if (!refusesAll(error)) this.#trouble = 'refused';
      throw error;
    }
    this.#views.written();
    this.#trouble = null;
    this.#written = upTo;
    await this.#log.advance(upTo);
  }

  /**
   * Brings the tables up to what is acknowledged, but for what they refuse: that is set aside. To find it, what waits
   * is read from the log anew, and put in by ever smaller parts.
   */
  async settle(): Promise<void> {
    try {
      await this.write();
    } catch (error) {
      if (this.#trouble === null || refusesAll(error)) throw error;
      this.#trouble = 'unread';
      [this.#batches, this.#reports] = [[], []];
      this.#views.drop();
      await this.#replay();
      this.#trouble = null;
      this.#written = this.#logged;
    }
  }

  /**
   * To be called when a session was deleted from the tables, after all was written and not beside `add`; how many of
   * its events had been set aside.
   */
  async forget(sessionId: string): Promise<number> {
    this.#views.forget();
    await this.#log.clear();
    return this.#aside.forget(sessionId);
  }

  /** To be called when rows went that were long over. */
  forgetViews(): void {
    this.#views.forget();
  }

  /** What was set aside and came before that time goes. */
  async dropBefore(ms: number): Promise<void> {
    await this.#aside.dropBefore(ms);
  }

  async close(): Promise<void> {
    await this.settle();
    await this.#log.clear();
    await this.#log.close();
  }

  async #group(received: readonly Carried[]): Promise<IngestGroup> {
    const viewIds = received.flatMap((each) => (each.kind === 'rum' ? [each.batch.viewId] : []));
    return new IngestGroup(await this.#views.find(viewIds), received);
  }

  #keep(group: IngestGroup, upTo: Place): void {
    this.#batches = [...this.#batches, ...group.batches];
    this.#reports = [...this.#reports, ...group.reports];
    this.#views.keep(group.changed.values());
    this.#logged = upTo;
  }

  /** What was acknowledged and isn't in the tables; what is already there, counts once. */
  async #replay(): Promise<void> {
    for (;;) {
      const { lines, next } = await this.#log.read(REPLAY_BYTES);
      if (lines.length === 0) return;
      const { refused, why } = await this.#putIn(lines);
      await this.#aside.add(refused, why);
      await this.#log.advance(next);
    }
  }

  /**
   * Parcels that nobody else waits for, into the tables; those which they refuse, although they take others.
   *
   * @throws when nothing at all can be written
   */
  async #putIn(
    texts: readonly string[],
  ): Promise<{ readonly refused: readonly string[]; readonly why: string }> {
    if (texts.length <= REPLAY_PARCELS) {
      try {
        await this.#putTogether(texts);
        return { refused: [], why: '' };
      } catch (error) {
        if (refusesAll(error)) throw error;
        if (texts.length === 1) {
          await inTransaction(this.#connection, async () => this.#connection.run(PROBE));
          return { refused: texts, why: error instanceof Error ? error.message : String(error) };
        }
      }
    }
    const middle = texts.length >> 1;
    const first = await this.#putIn(texts.slice(0, middle));
    const second = await this.#putIn(texts.slice(middle));
    return { refused: [...first.refused, ...second.refused], why: first.why === '' ? second.why : first.why };
  }

  async #putTogether(texts: readonly string[]): Promise<void> {
    const { batches, reports, changed } = await this.#group(texts.flatMap(opened));
    this.#views.keep(changed.values());
    try {
      await this.#put({ batches, reports, views: this.#views.take() });
    } catch (error) {
      this.#views.drop();
      throw error;
    }
    this.#views.written();
  }

  /** In one commit; on an error, the tables stay as they are. */
  async #put({ batches, reports, views }: News): Promise<void> {
    await inTransaction(this.#connection, async () => {
      const into = { catalog: DATABASE, table: 'batches' } as const;
      await appendColumns(this.#connection, into, BATCH_TYPES, batchColumns(batches));
      await this.#views.write(this.#connection, views);
      await this.#putReports(reports);
    });
  }

  async #putReports(received: readonly ReceivedReports[]): Promise<void> {
    if (received.length === 0) return;
    const rows = received.flatMap(({ reports, receivedAtMs }) =>
      reports.map((report) => cmcdCells(report, receivedAtMs)),
    );
    const columns = CMCD_TYPES.map((_type, column) => rows.map((row) => row[column] ?? null));
    await this.#connection.run(`DELETE FROM temp.main.${CMCD_STAGE}`);
    await appendColumns(this.#connection, { catalog: 'temp', table: CMCD_STAGE }, CMCD_TYPES, columns);
    await this.#connection.run(KEEP_CMCD);
  }
}

/** A line that a crash of the machine spoilt can't be mended, and must not hold up the others. */
function opened(text: string): readonly Carried[] {
  try {
    return [JSON.parse(text) as Carried];
  } catch {
    console.error("A line of the database's log is spoilt, and is left out.");
    return [];
  }
}
