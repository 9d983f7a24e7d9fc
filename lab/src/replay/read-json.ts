import { LabInputError, shown } from '../sim/input-error.js';

/** A value somewhere in a JSON file. */
export interface Place {
  readonly file: string;
  /** As one would write it in code: `calls[3][1].bufferLevelSec`. */
  readonly path: string;
}

/** Turns what JSON holds at a place into what it stands for. @throws LabInputError */
export type Reader<Value> = (value: unknown, at: Place) => Value;

/** How each field of `Value` is read. A field of the type that is missing here doesn't compile. */
export type Fields<Value> = {
  readonly [Key in keyof Value]-?: Reader<Exclude<Value[Key], undefined>>;
};

const notInJson: Readonly<Record<string, number>> = {
  NaN: Number.NaN,
  Infinity,
  '-Infinity': -Infinity,
  '-0': -0,
};

export function inside(at: Place, key: string | number): Place {
  return {
    file: at.file,
    path: typeof key === 'number' ? `${at.path}[${key}]` : [at.path, key].filter(Boolean).join('.'),
  };
}

export function faultAt({ file, path }: Place, problem: string, cause?: unknown): LabInputError {
  return new LabInputError({
    file,
    ...(path !== '' && { where: path }),
    problem,
    remedy: 'Save the session again, and leave the file as it is',
    cause,
  });
}

export const number: Reader<number> = (value, at) => {
  const named = typeof value === 'string' ? notInJson[value] : undefined;
  if (named !== undefined) return named;
  if (typeof value === 'number') return value;
  throw faultAt(at, `a number should be here, not ${shown(value)}`);
};

/** In lists of sizes: what isn't known may be missing. */
export const numberOrGap: Reader<number> = (value, at) => (value === null ? Number.NaN : number(value, at));

export const text: Reader<string> = (value, at) => {
  if (typeof value === 'string') return value;
  throw faultAt(at, `a text should be here, not ${shown(value)}`);
};

export const truth: Reader<boolean> = (value, at) => {
  if (typeof value === 'boolean') return value;
  throw faultAt(at, `true or false should be here, not ${shown(value)}`);
};

export function oneOf<const Name extends string>(...names: readonly Name[]): Reader<Name> {
  return (value, at) => {
    const known = names.find((name) => name === value);
    if (known !== undefined) return known;
    throw faultAt(at, `${names.join(' or ')} should be here, not ${shown(value)}`);
  };
}

export function listOf<Item>(item: Reader<Item>): Reader<readonly Item[]> {
  return (value, at) => asList(value, at).map((each, index) => item(each, inside(at, index)));
}

export function orNull<Value>(reader: Reader<Value>): Reader<Value | null> {
  return (value, at) => (value === null ? null : reader(value, at));
}

/** An object of these fields and no other; all but the `optional` ones must be there. */
export function objectOf<Value extends object>(
  fields: Fields<Value>,
  optional: readonly (keyof Value & string)[] = [],
): Reader<Value> {
  return (value, at) => {
    const read = someOf(fields)(value, at);
    const missing = Object.keys(fields).find(
      (key) => !(key in read) && !optional.some((other) => other === key),
    );
    if (missing !== undefined) throw faultAt(at, `"${missing}" is missing`);
    return read as Value;
  };
}

/** Any of these fields, and no other. */
export function someOf<Value extends object>(fields: Fields<Value>): Reader<Partial<Value>> {
  const readers = fields as Readonly<Record<string, Reader<unknown>>>;
  return (value, at) => {
    const read: Record<string, unknown> = {};
    for (const [key, held] of Object.entries(asObject(value, at))) {
      const reader = Object.hasOwn(readers, key) ? readers[key] : undefined;
      if (reader === undefined) throw faultAt(inside(at, key), 'this program knows of no such field');
      read[key] = reader(held, inside(at, key));
    }
    return read as Partial<Value>;
  };
}

export function asObject(value: unknown, at: Place): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as Readonly<Record<string, unknown>>;
  throw faultAt(at, `an object should be here, not ${shown(value)}`);
}

export function asList(value: unknown, at: Place): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw faultAt(at, `a list should be here, not ${shown(value)}`);
}
