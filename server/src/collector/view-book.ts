import type { DuckDBConnection, DuckDBPreparedStatement } from '@duckdb/node-api';
import { appendColumns, DATABASE } from './column-stage.js';
import { IdFilter } from './id-filter.js';
import { SeqSet } from './seq-set.js';
import { DELETE_VIEWS, SELECT_SEEN_VIEWS, VIEW_COLUMN_NAMES, viewCells } from './tables.js';
import { ViewCache, type KnownView } from './view-cache.js';
import type { ViewRow } from './view-row.js';

/**
 * Views as they are by all that was acknowledged. Their rows follow a moment later, many at once: a row of 80 columns
 * costs more than the batch that changes it, and a view that begins changes several times in a second.
 */
export class ViewBook {
  readonly #finder: DuckDBConnection;
  readonly #cache = new ViewCache();
  /** Of all views that have a row, and some others. */
  readonly #ids: IdFilter;
  /** Changed since their rows were written, or are being written. */
  #changed = new Map<string, KnownView>();
  #writing = new Map<string, KnownView>();
  /** Prepared once: to plan them takes as long as to run them. */
  #selectViews: DuckDBPreparedStatement | null = null;
  #deleteViews: DuckDBPreparedStatement | null = null;
  /** As the file has them: an upgraded one may have them in another order than a new one. */
  #columns: readonly string[] | null = null;

  private constructor(finder: DuckDBConnection, ids: IdFilter) {
    this.#finder = finder;
    this.#ids = ids;
  }

  /** @param finder asks while rows are being written by another connection */
  static async open(finder: DuckDBConnection): Promise<ViewBook> {
    const ids = new IdFilter();
    const result = await finder.stream('SELECT view_id FROM views');
    for await (const rows of result.yieldRowsJs()) {
      for (const [id] of rows) if (typeof id === 'string') ids.add(id);
    }
    return new ViewBook(finder, ids);
  }

  /** Those that are known of these. */
  async find(viewIds: Iterable<string>): Promise<Map<string, KnownView>> {
    const known = new Map<string, KnownView>();
    const unknown = new Set<string>();
    for (const viewId of viewIds) {
      const view = this.#changed.get(viewId) ?? this.#writing.get(viewId) ?? this.#cache.get(viewId);
      if (view !== undefined) known.set(viewId, view);
      else if (this.#ids.mayHave(viewId)) unknown.add(viewId);
    }
    if (unknown.size === 0) return known;
    this.#selectViews ??= await this.#finder.prepare(SELECT_SEEN_VIEWS);
    this.#selectViews.bindVarchar(1, JSON.stringify([...unknown]));
    const reader = await this.#selectViews.runAndReadAll();
    for (const found of reader.getRowObjectsJS() as unknown as (ViewRow & { seen: string | null })[]) {
      const { seen, ...row } = found;
      known.set(row.viewId, { row, seen: SeqSet.parse(seen ?? '') });
    }
    return known;
  }

  /** To be called once what changed them is on disk. */
  keep(views: Iterable<KnownView>): void {
    for (const view of views) this.#changed.set(view.row.viewId, view);
  }

  /** Views to be written; until {@link written} or {@link putBack}, there is nothing else to take. */
  take(): readonly KnownView[] {
    this.#writing = this.#changed;
    this.#changed = new Map();
    return [...this.#writing.values()];
  }

  /** A row is put in anew: DuckDB changes rows in place column by column, which costs three times as much. */
  async write(connection: DuckDBConnection, views: readonly KnownView[]): Promise<void> {
    const old = views.flatMap(({ row }) => (this.#ids.mayHave(row.viewId) ? [row.viewId] : []));
    if (old.length > 0) {
      this.#deleteViews ??= await connection.prepare(DELETE_VIEWS);
      this.#deleteViews.bindVarchar(1, JSON.stringify(old));
      await this.#deleteViews.run();
    }
    this.#columns ??= await columnNames(connection);
    const { types, columns } = viewCells(this.#columns, views);
    await appendColumns(connection, { catalog: DATABASE, table: 'views' }, types, columns);
  }

  written(): void {
    for (const view of this.#writing.values()) {
      this.#cache.keep(view);
      this.#ids.add(view.row.viewId);
    }
    this.#writing = new Map();
  }

  putBack(): void {
    this.#changed = new Map([...this.#writing, ...this.#changed]);
    this.#writing = new Map();
  }

  /** Changes that aren't written never were: they are made again. */
  drop(): void {
    this.#changed = new Map();
    this.#writing = new Map();
  }

  /** To be called when rows were changed by other means. */
  forget(): void {
    this.#cache.clear();
  }
}

async function columnNames(connection: DuckDBConnection): Promise<readonly string[]> {
  const reader = await connection.runAndReadAll(VIEW_COLUMN_NAMES);
  return reader.getRowsJS().flatMap(([name]) => (typeof name === 'string' ? [name] : []));
}
