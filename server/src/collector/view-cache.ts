import type { SeqSet } from './seq-set.js';
import type { ViewRow } from './view-row.js';

/** Rows of some 2 kB each. */
const MOST_VIEWS = 20_000;

/** A view with the numbers of the events that are in it. */
export interface KnownView {
  readonly row: ViewRow;
  readonly seen: SeqSet;
}

/**
 * Rows of the views that events came for last, as written: a view sends every ten seconds, and reading it back
 * each time would cost more than storing it.
 */
export class ViewCache {
  /** In the order of their last use. */
  readonly #views = new Map<string, KnownView>();

  get(viewId: string): KnownView | undefined {
    return this.#views.get(viewId);
  }

  keep(view: KnownView): void {
    const { viewId } = view.row;
    this.#views.delete(viewId);
    this.#views.set(viewId, view);
    if (this.#views.size <= MOST_VIEWS) return;
    const [oldest] = this.#views.keys();
    if (oldest !== undefined) this.#views.delete(oldest);
  }

  clear(): void {
    this.#views.clear();
  }
}
