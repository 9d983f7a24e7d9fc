/** What a list is made of: as the source tells it. */
interface Source {
  readonly id: string;
}

/** Set by the class: what the element does, and a page can't. */
let readInto: (list: AnyList, sources: readonly Source[], selectedIndex: number, activeIndex: number) => void;

type AnyList = TrackList<never, object>;

/** Shows what the source now has; −1: none of them. */
export function readTracks<Told extends Source>(
  list: TrackList<Told, object>,
  sources: readonly Told[],
  selectedIndex: number,
  activeIndex = -1,
): void {
  readInto(list, sources, selectedIndex, activeIndex);
}

/** What the lists have in common: `length`, access by index, iteration, the choice, and events. */
export abstract class TrackList<Told extends Source, Item extends object>
  extends EventTarget
  implements Iterable<Item>
{
  static {
    readInto = (list, sources, selectedIndex, activeIndex) => {
      list.#read(sources as readonly never[], selectedIndex, activeIndex);
    };
  }

  readonly [index: number]: Item;
  readonly #select: (index: number) => void;
  /** By the source's own id, in order. An item that the source keeps stays the same object. */
  #known: ReadonlyMap<string, Item> = new Map();
  #made = 0;
  #selected: Item | undefined;
  #active: Item | undefined;
  readonly #due = new Set<string>();

  /** @param select carries a choice out; −1 for none. */
  constructor(select: (index: number) => void) {
    super();
    this.#select = select;
  }

  /** @param id unique in the list, and fit for an attribute, as the source's own may not be. */
  protected abstract make(id: string, source: Told): Item;
  protected abstract event(what: 'add' | 'remove', item: Item): Event;

  get length(): number {
    return this.#known.size;
  }

  [Symbol.iterator](): IterableIterator<Item> {
    return this.#known.values();
  }

  /** −1 for none; what is no index into the list is taken for that. */
  get selectedIndex(): number {
    return this.indexOf(this.#selected);
  }

  set selectedIndex(index: number) {
    this.#select(Number.isInteger(index) && this[index] ? index : -1);
  }

  protected get active(): Item | undefined {
    return this.#active;
  }

  protected indexOf(item: Item | undefined): number {
    return Array.from(this).findIndex((known) => known === item);
  }

  #read(sources: readonly Told[], selectedIndex: number, activeIndex: number): void {
    const [before, selected, active] = [Array.from(this), this.#selected, this.#active];
    if (sources.length === 0) this.#made = 0;
    this.#known = new Map(
      sources.map((source) => [
        source.id,
        this.#known.get(source.id) ?? this.make(String(this.#made++), source),
      ]),
    );
    const at = (index: number): Item | undefined => this.#known.get(sources[index]?.id ?? '');
    this.#selected = at(selectedIndex);
    this.#active = at(activeIndex);
    const now = Array.from(this);
    for (const index of before.keys()) Reflect.deleteProperty(this, index);
    for (const [index, item] of now.entries()) {
      Object.defineProperty(this, index, { configurable: true, enumerable: true, value: item });
    }
    for (const item of before) if (!now.includes(item)) this.dispatchEvent(this.event('remove', item));
    for (const item of now) if (!before.includes(item)) this.dispatchEvent(this.event('add', item));
    if (this.#selected !== selected) this.#tellSoon('change');
    if (this.#active !== active) this.#tellSoon('activechange');
  }

  /** Several changes in one task are told once. */
  #tellSoon(type: string): void {
    if (this.#due.has(type)) return;
    this.#due.add(type);
    queueMicrotask(() => {
      this.#due.delete(type);
      this.dispatchEvent(new Event(type));
    });
  }
}
