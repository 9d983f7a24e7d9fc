import { node } from './find.js';

const MOST_LINES = 80;

/** A list of what happened, newest first. */
export class EventLog {
  readonly #list: HTMLElement;
  readonly #startMs = performance.now();

  constructor(list: HTMLElement) {
    this.#list = list;
  }

  add(what: string, note = ''): void {
    const item = node('li');
    const at = `${((performance.now() - this.#startMs) / 1_000).toFixed(1)} s`;
    item.append(node('time', '', at), node('b', '', what), node('span', 'note', note));
    this.#list.prepend(item);
    while (this.#list.childElementCount > MOST_LINES) this.#list.lastElementChild?.remove();
  }
}
