import { shown, type FaultAt } from '../../sim/input-error.js';
import { nearestName } from '../../document/nearest-name.js';
import { faultAt, type Located } from './located.js';

export interface NumberBounds {
  readonly least?: number;
  readonly most?: number;
  readonly whole?: boolean;
  /** What to write; the remedy of every complaint about it. */
  readonly give: string;
}

/** Reads the keys of one mapping. Every complaint names the file, the line and the key. */
export class KeysReader {
  readonly #keys: ReadonlyMap<string, Located>;

  /** @throws LabInputError for something that has no keys, or has others than the known ones. */
  constructor(
    readonly file: string,
    readonly at: Located,
    known: readonly string[],
    what: string,
  ) {
    const { content } = at;
    if (content.kind !== 'keys')
      throw this.fault(
        `${what} has to be a set of keys, and this is ${kindOf(at)}`,
        `Give some of ${known.join(', ')}`,
      );
    this.#keys = content.keys;
    for (const [key, value] of content.keys) {
      if (known.includes(key)) continue;
      const meant = nearestName(key, known);
      throw faultAt(file, value)(
        `${what} has no key "${key}"`,
        meant === undefined
          ? `It may have ${known.join(', ')}`
          : `Did you mean "${meant}"? Keys are ${known.join(', ')}`,
      );
    }
  }

  fault: FaultAt = (problem, remedy) => faultAt(this.file, this.at)(problem, remedy);

  /** The complaint about one key, at its own line where it is there. */
  faultOf(key: string): FaultAt {
    return faultAt(this.file, this.#keys.get(key) ?? this.at);
  }

  has(key: string): boolean {
    return this.#keys.has(key);
  }

  get names(): readonly string[] {
    return Array.from(this.#keys.keys());
  }

  located(key: string): Located | undefined {
    return this.#keys.get(key);
  }

  value(key: string): unknown {
    const content = this.#keys.get(key)?.content;
    return content?.kind === 'value' ? content.value : undefined;
  }

  text(key: string, give: string): string | undefined {
    const located = this.#keys.get(key);
    if (located === undefined) return undefined;
    const value = this.value(key);
    const text = typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
    if (typeof text !== 'string' || text.trim() === '')
      throw faultAt(this.file, located)(`${key} is ${kindOf(located)}`, give);
    return text.trim();
  }

  number(key: string, bounds: NumberBounds): number | undefined {
    const located = this.#keys.get(key);
    return located === undefined ? undefined : numberOf(this.file, located, key, bounds);
  }

  choice<Name extends string>(key: string, choices: readonly Name[]): Name | undefined {
    const text = this.text(key, `Give one of ${choices.join(', ')}`);
    if (text === undefined) return undefined;
    const chosen = choices.find((each) => each === text);
    if (chosen !== undefined) return chosen;
    const meant = nearestName(text, choices);
    throw this.faultOf(key)(
      `${key} is "${text}"`,
      meant === undefined
        ? `Give one of ${choices.join(', ')}`
        : `Did you mean ${meant}? There are ${choices.join(', ')}`,
    );
  }

  list(key: string, give: string): readonly Located[] {
    const located = this.#keys.get(key);
    if (located === undefined) return [];
    if (located.content.kind !== 'list')
      throw faultAt(this.file, located)(`${key} is ${kindOf(located)}`, give);
    return located.content.items;
  }

  /** One word, or several of them. */
  words(key: string, give: string): readonly string[] {
    const located = this.#keys.get(key);
    if (located === undefined) return [];
    const items = located.content.kind === 'list' ? located.content.items : [located];
    return items.map((item) => {
      if (item.content.kind !== 'value' || typeof item.content.value !== 'string')
        throw faultAt(this.file, item)(`${key} has ${kindOf(item)} in it`, give);
      return item.content.value.trim();
    });
  }
}

/** @throws LabInputError for anything but a number within its bounds. */
export function numberOf(
  file: string,
  located: Located,
  key: string,
  { least = -Infinity, most = Infinity, whole = false, give }: NumberBounds,
): number {
  const { content } = located;
  const value = content.kind === 'value' ? content.value : undefined;
  if (typeof value !== 'number' || !Number.isFinite(value))
    throw faultAt(file, located)(`${key} is ${kindOf(located)}, no number`, give);
  if (value < least) throw faultAt(file, located)(`${key} is ${value}, below ${least}`, give);
  if (value > most) throw faultAt(file, located)(`${key} is ${value}, above ${most}`, give);
  if (whole && !Number.isInteger(value))
    throw faultAt(file, located)(`${key} is ${value}, no whole number`, give);
  return value;
}

export function kindOf({ content }: Located): string {
  if (content.kind === 'list') return 'a list';
  if (content.kind === 'keys') return 'a set of keys';
  return content.value === null
    ? 'empty'
    : typeof content.value === 'string'
      ? `"${content.value}"`
      : shown(content.value);
}
