import { shown } from '../sim/input-error.js';
import { nearestName } from './nearest-name.js';
import { refusal, within, type Place } from './place.js';

/** Bounds of a number, both allowed. */
export interface NumberRange {
  readonly from: number;
  readonly to: number;
  readonly whole?: boolean;
}

/** The fields of one object of a document, read one by one. It has no others than those of `Key`. */
export class Fields<Key extends string> {
  readonly at: Place;
  readonly #held: Readonly<Record<string, unknown>>;

  /**
   * @param what names the object in errors: `an experiment`
   * @throws LabInputError where it is no object, or has another key, with the one that was likely meant
   */
  constructor(at: Place, what: string, keys: readonly Key[]) {
    const { value } = at;
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw refusal(at, `${what} should be here, not ${shown(value)}`, 'Write it as "key: value" lines');
    this.at = at;
    this.#held = value as Readonly<Record<string, unknown>>;
    const stray = Object.keys(this.#held).find((key) => !keys.some((known) => known === key));
    if (stray === undefined) return;
    throw refusal(
      within(at, stray, this.#held[stray]),
      `${what} has no key "${stray}"`,
      likely(stray, keys) ?? `Its keys are: ${keys.join(', ')}`,
    );
  }

  has(key: Key): boolean {
    return this.#value(key) !== undefined;
  }

  place(key: Key): Place {
    return within(this.at, key, this.#value(key));
  }

  /** @throws LabInputError where the field is missing, no number, or outside its range */
  number(key: Key, range: NumberRange): number;
  number(key: Key, range: NumberRange, absent: number): number;
  number(key: Key, { from, to, whole = false }: NumberRange, absent?: number): number {
    const at = this.place(key);
    if (at.value === undefined && absent !== undefined) return absent;
    if (
      typeof at.value === 'number' &&
      at.value >= from &&
      at.value <= to &&
      (!whole || Number.isInteger(at.value))
    )
      return at.value;
    const kind = whole ? 'a whole number' : 'a number';
    throw refusal(at, `${key} is ${shown(at.value)}`, `Give ${kind} from ${from} to ${to}`);
  }

  /** Text that isn't empty. @throws LabInputError */
  text(key: Key): string;
  text(key: Key, absent: string): string;
  text(key: Key, absent?: string): string {
    const at = this.place(key);
    if (at.value === undefined && absent !== undefined) return absent;
    if (typeof at.value === 'string' && at.value.trim() !== '') return at.value.trim();
    throw refusal(at, `${key} is ${shown(at.value)}`, 'Give a text that is not empty');
  }

  /** @throws LabInputError */
  oneOf<const Name extends string>(key: Key, names: readonly Name[], absent?: Name): Name {
    const at = this.place(key);
    if (at.value === undefined && absent !== undefined) return absent;
    return nameOf(at, key, names);
  }

  /** @throws LabInputError */
  someOf<const Name extends string>(
    key: Key,
    names: readonly Name[],
    absent: readonly Name[],
  ): readonly Name[] {
    if (!this.has(key)) return absent;
    return this.list(key).map((item) => nameOf(item, key, names));
  }

  /** The items of a list that isn't empty. @throws LabInputError */
  list(key: Key): readonly Place[] {
    const at = this.place(key);
    if (!Array.isArray(at.value) || at.value.length === 0)
      throw refusal(at, `${key} is ${shown(at.value)}`, 'Give a list with at least one item');
    return at.value.map((item: unknown, index) => within(at, index, item));
  }

  #value(key: string): unknown {
    const value = Object.hasOwn(this.#held, key) ? this.#held[key] : undefined;
    return value === null ? undefined : value;
  }
}

/** One of these names. @throws LabInputError, with the one that was likely meant */
export function nameOf<const Name extends string>(at: Place, what: string, names: readonly Name[]): Name {
  const known = names.find((name) => name === at.value);
  if (known !== undefined) return known;
  throw refusal(
    at,
    `${what} is ${shown(at.value)}`,
    likely(at.value, names) ?? `Give one of: ${names.join(', ')}`,
  );
}

/** A remedy that names what was likely meant; undefined where nothing is near. */
export function likely(given: unknown, known: readonly string[]): string | undefined {
  const near = typeof given === 'string' ? nearestName(given, known) : undefined;
  return near === undefined ? undefined : `Did you mean "${near}"? Known are: ${known.join(', ')}`;
}
