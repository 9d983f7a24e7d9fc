import { isDimension } from '../queries/dimensions.js';
import type { Condition, Scope } from '../queries/views-in.js';

/** What was asked can't be answered; the message is one sentence for whoever asked. */
export class BadQuestion extends Error {
  override readonly name = 'BadQuestion';
  readonly statusCode = 400;
  readonly code = 'bad-question';
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const RANGES: Readonly<Record<string, number>> = {
  '1h': HOUR_MS,
  '6h': 6 * HOUR_MS,
  '24h': DAY_MS,
  '7d': 7 * DAY_MS,
  '30d': 30 * DAY_MS,
};
const LONGEST_MS = 366 * DAY_MS;
const MOST_CONDITIONS = 12;
const MOST_VALUES = 20;
const LONGEST_VALUE = 500;

type Given = Readonly<Record<string, unknown>>;

/**
 * Parameters of a request, each taken once by its reader; {@link Parameters.end} refuses what is left over,
 * so that a misspelt condition never passes for none.
 */
export class Parameters {
  readonly #left: Map<string, readonly string[]>;

  constructor(given: Given) {
    const texts = Object.entries(given).map(([name, value]): [string, string[]] => [
      name,
      (Array.isArray(value) ? value : [value]).map(String),
    ]);
    this.#left = new Map(texts);
  }

  /** @throws BadQuestion where it was given more than once. */
  text(name: string): string | null {
    const values = this.#left.get(name);
    this.#left.delete(name);
    if (values === undefined) return null;
    if (values.length > 1) throw new BadQuestion(`Give ${name} once.`);
    return values[0] ?? null;
  }

  /** A whole number between two bounds. */
  whole(name: string, bounds: { least: number; most: number; otherwise: number }): number {
    const text = this.text(name);
    if (text === null) return bounds.otherwise;
    const number = Number(text);
    if (!/^\d{1,16}$/.test(text) || number < bounds.least || number > bounds.most) {
      throw new BadQuestion(`${name} must be a whole number from ${bounds.least} to ${bounds.most}.`);
    }
    return number;
  }

  /** One of a few words. */
  choice<Word extends string>(name: string, isWord: (text: string) => text is Word, otherwise: Word): Word {
    const text = this.text(name);
    if (text === null) return otherwise;
    if (!isWord(text)) throw new BadQuestion(`${name} can't be "${text.slice(0, 60)}".`);
    return text;
  }

  dimension(name: string, otherwise: string): string {
    const text = this.text(name) ?? otherwise;
    if (!isDimension(text)) throw new BadQuestion(noDimension(text));
    return text;
  }

  /** `where.DIMENSION=VALUE`, any number of times; an empty value stands for views that don't tell it. */
  conditions(): readonly Condition[] {
    const conditions: Condition[] = [];
    for (const [name, values] of this.#left) {
      if (!name.startsWith('where.')) continue;
      this.#left.delete(name);
      const dimension = name.slice('where.'.length);
      if (!isDimension(dimension)) throw new BadQuestion(noDimension(dimension));
      if (values.length > MOST_VALUES) throw new BadQuestion(`${name} takes ${MOST_VALUES} values at most.`);
      if (values.some((value) => value.length > LONGEST_VALUE)) {
        throw new BadQuestion(`A value of ${name} is over ${LONGEST_VALUE} characters long.`);
      }
      conditions.push({ dimension, anyOf: values.map((value) => (value === '' ? null : value)) });
    }
    if (conditions.length > MOST_CONDITIONS) {
      throw new BadQuestion(`There may be ${MOST_CONDITIONS} conditions at most.`);
    }
    return conditions;
  }

  end(): void {
    const [unknown] = this.#left.keys();
    if (unknown !== undefined) throw new BadQuestion(`There is no parameter "${unknown.slice(0, 60)}".`);
  }
}

function noDimension(name: string): string {
  return `There is no dimension "${name.slice(0, 60)}"; a page's own is custom.NAME.`;
}

/**
 * `range=1h|6h|24h|7d|30d` up to now, or `from=` and `to=` in epoch ms; and the conditions.
 *
 * @param stepFor how long the steps of a span are: a range begins where a step does
 * @throws BadQuestion
 */
export function readScope(parameters: Parameters, nowMs: number, stepFor: (spanMs: number) => number): Scope {
  const range = parameters.text('range');
  const from = parameters.whole('from', { least: 0, most: Number.MAX_SAFE_INTEGER, otherwise: -1 });
  const to = parameters.whole('to', { least: 0, most: Number.MAX_SAFE_INTEGER, otherwise: -1 });
  const where = parameters.conditions();
  if (from === -1 && to === -1) {
    const spanMs = RANGES[range ?? '24h'];
    if (spanMs === undefined) {
      throw new BadQuestion(`range must be one of ${Object.keys(RANGES).join(', ')}, or give from and to.`);
    }
    const stepMs = stepFor(spanMs);
    return { fromMs: Math.ceil(nowMs / stepMs) * stepMs - spanMs, toMs: nowMs, nowMs, where };
  }
  if (range !== null) throw new BadQuestion('Give either range, or from and to.');
  if (from === -1 || to === -1) throw new BadQuestion('Give both from and to, in epoch ms.');
  if (to - from < MINUTE_MS || to - from > LONGEST_MS) {
    throw new BadQuestion('From "from" to "to" there must be a minute at least and 366 days at most.');
  }
  return { fromMs: from, toMs: to, nowMs, where };
}
