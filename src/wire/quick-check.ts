import type { GenericSchema } from 'valibot';

/** Whether a value is as the schema says, with no key beside those it names. */
export type QuickCheck = (value: unknown) => boolean;

/** What is read of a schema: valibot's own description of it. */
interface Described {
  readonly type: string;
  readonly pipe?: readonly (Described & { readonly kind: string; readonly requirement?: unknown })[];
  readonly entries?: Readonly<Record<string, Described>>;
  readonly options?: readonly unknown[];
  readonly literal?: unknown;
  readonly key?: string | Described;
  readonly value?: Described;
  readonly item?: Described;
  readonly wrapped?: Described;
}

/** Left out of records by valibot. */
const NO_RECORD_KEYS = new Set(['__proto__', 'prototype', 'constructor']);

/**
 * A schema as plain functions, ten times as quick as the schema itself and without its answers: true is sure, false
 * is for the schema to look into. What it says true to, the schema accepts and leaves as it is, but for defaults.
 * Made from the schema, so that there is one description only; keys are looked up, no code is written.
 *
 * @throws Error when the schema has a part that isn't known here
 */
export function quickCheck(schema: GenericSchema): QuickCheck {
  return checkOf(schema);
}

function checkOf(schema: Described): QuickCheck {
  const [, ...actions] = schema.pipe ?? [];
  const [first, ...others] = [
    kindOf(schema),
    ...actions.map(({ type, requirement }) => actionOf(type, requirement)),
  ];
  if (first === undefined || others.length === 0) return first ?? refuse;
  return (value) => first(value) && others.every((check) => check(value));
}

const refuse: QuickCheck = () => false;

function kindOf(schema: Described): QuickCheck {
  switch (schema.type) {
    case 'number':
      return (value) => typeof value === 'number' && !Number.isNaN(value);
    case 'string':
      return (value) => typeof value === 'string';
    case 'boolean':
      return (value) => typeof value === 'boolean';
    case 'literal':
      return (value) => value === schema.literal;
    case 'picklist': {
      const options = new Set(schema.options);
      return (value) => options.has(value);
    }
    case 'nullable': {
      const wrapped = part(schema.wrapped);
      return (value) => value === null || wrapped(value);
    }
    case 'optional':
    case 'exact_optional':
      return part(schema.wrapped);
    case 'object':
      return objectOf(schema.entries ?? {});
    case 'record':
      return recordOf(keyPart(schema.key), part(schema.value));
    case 'array': {
      const item = part(schema.item);
      return (value) => Array.isArray(value) && value.every(item);
    }
    case 'variant':
      if (typeof schema.key !== 'string') throw unknown('a variant without a key');
      return variantOf(schema.key, (schema.options ?? []) as readonly Described[]);
    default:
      throw unknown(schema.type);
  }
}

function actionOf(type: string, requirement: unknown): QuickCheck {
  const bound = Number(requirement);
  switch (type) {
    case 'finite':
      return Number.isFinite;
    case 'integer':
      return Number.isInteger;
    case 'min_value':
      return (value) => Number(value) >= bound;
    case 'max_value':
      return (value) => Number(value) <= bound;
    case 'gt_value':
      return (value) => Number(value) > bound;
    case 'min_length':
      return (value) => lengthOf(value) >= bound;
    case 'max_length':
      return (value) => lengthOf(value) <= bound;
    case 'max_entries':
      return (value) => Object.keys(Object(value) as object).length <= bound;
    case 'regex':
      if (!(requirement instanceof RegExp)) throw unknown(type);
      return (value) => requirement.test(String(value));
    default:
      throw unknown(type);
  }
}

function objectOf(entries: Readonly<Record<string, Described>>): QuickCheck {
  const fields = new Map(
    Object.entries(entries).map(([key, entry]) => {
      const isNeeded = entry.type !== 'optional' && entry.type !== 'exact_optional';
      return [key, { check: checkOf(entry), isNeeded }];
    }),
  );
  const needed = [...fields.values()].filter(({ isNeeded }) => isNeeded).length;
  return (value) => {
    if (!isRecord(value)) return false;
    let found = 0;
    for (const key of Object.keys(value)) {
      const field = fields.get(key);
      if (field === undefined || !field.check(value[key])) return false;
      if (field.isNeeded) found += 1;
    }
    return found === needed;
  };
}

function recordOf(keyCheck: QuickCheck, valueCheck: QuickCheck): QuickCheck {
  return (value) => {
    if (!isRecord(value)) return false;
    return Object.keys(value).every((key) => {
      return !NO_RECORD_KEYS.has(key) && keyCheck(key) && valueCheck(value[key]);
    });
  };
}

/** Objects told apart by the literal under one key. */
function variantOf(key: string, options: readonly Described[]): QuickCheck {
  const byLiteral = new Map(options.map((option) => [option.entries?.[key]?.literal, checkOf(option)]));
  return (value) => isRecord(value) && byLiteral.get(value[key])?.(value) === true;
}

function part(schema: Described | undefined): QuickCheck {
  if (schema === undefined) throw unknown('nothing');
  return checkOf(schema);
}

function keyPart(key: string | Described | undefined): QuickCheck {
  if (typeof key !== 'object') throw unknown('a record without keys');
  return checkOf(key);
}

function lengthOf(value: unknown): number {
  return typeof value === 'string' || Array.isArray(value) ? value.length : Number.NaN;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function unknown(what: string): Error {
  return new Error(`A schema has ${what}, which no quick check is known for.`);
}
