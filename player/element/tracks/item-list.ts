/** What HTML's track lists share: `length`, access by index, iteration, and events. */
export abstract class ItemList<Item extends object> extends EventTarget implements Iterable<Item> {
  readonly [index: number]: Item;
  #items: readonly Item[] = [];
  readonly #due = new Set<string>();

  get length(): number {
    return this.#items.length;
  }

  [Symbol.iterator](): IterableIterator<Item> {
    return this.#items.values();
  }

  /**
   * Puts these in place of what was there, and says what came and went.
   * @param event makes the event that tells of one of them.
   */
  protected replaceItems(items: readonly Item[], event: (type: 'add' | 'remove', item: Item) => Event): void {
    const before = this.#items;
    if (items.length === before.length && items.every((item, index) => item === before[index])) return;
    this.#items = items;
    for (const index of before.keys()) Reflect.deleteProperty(this, index);
    for (const [index, item] of items.entries()) {
      Object.defineProperty(this, index, { configurable: true, enumerable: true, value: item });
    }
    for (const item of before) if (!items.includes(item)) this.dispatchEvent(event('remove', item));
    for (const item of items) if (!before.includes(item)) this.dispatchEvent(event('add', item));
  }

  /** Several changes in one task are told once. */
  protected tellSoon(type: string): void {
    if (this.#due.has(type)) return;
    this.#due.add(type);
    queueMicrotask(() => {
      this.#due.delete(type);
      this.dispatchEvent(new Event(type));
    });
  }
}
