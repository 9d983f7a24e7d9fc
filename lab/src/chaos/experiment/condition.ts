import { shown } from '../../sim/input-error.js';
import { likely } from '../../document/fields.js';
import { refusal, type Place } from '../../document/place.js';
import { metricNames, type MetricName, type MetricReading } from './metric-names.js';

const comparisons = {
  '<=': (value: number, bound: number): boolean => value <= bound,
  '>=': (value: number, bound: number): boolean => value >= bound,
  '<': (value: number, bound: number): boolean => value < bound,
  '>': (value: number, bound: number): boolean => value > bound,
};

/** `rebufferPct <= 1`. */
export interface Condition {
  readonly metric: MetricName;
  readonly is: keyof typeof comparisons;
  readonly bound: number;
}

/** Whether it holds; null where the reading doesn't tell. */
export function holds({ metric, is, bound }: Condition, reading: MetricReading): boolean | null {
  const value = reading[metric];
  return value === undefined || Number.isNaN(value) ? null : comparisons[is](value, bound);
}

export function conditionInWords({ metric, is, bound }: Condition): string {
  return `${metric} ${is} ${bound}`;
}

/** @throws LabInputError for what is no condition, or about an unknown metric */
export function readCondition(at: Place): Condition {
  const [, name, is, bound] =
    (typeof at.value === 'string' && /^\s*([\w-]+)\s*(<=|>=|<|>)\s*(-?\d+(?:\.\d+)?)\s*$/.exec(at.value)) ||
    [];
  if (name === undefined || is === undefined || bound === undefined)
    throw refusal(
      at,
      `${shown(at.value)} is no condition`,
      'Write a metric, one of <= >= < > and a number, as "rebufferPct <= 1"',
    );
  const metric = metricNames.find((known) => known === name);
  if (metric !== undefined) return { metric, is: is as Condition['is'], bound: Number(bound) };
  throw refusal(
    at,
    `there is no metric "${name}"`,
    likely(name, metricNames) ?? `There are: ${metricNames.join(', ')}`,
  );
}
