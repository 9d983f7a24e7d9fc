import * as v from 'valibot';
import type { FigureName } from '../api/answers.js';
import { isDimension } from '../queries/dimensions.js';
import type { Condition } from '../queries/views-in.js';

/** What a rule may watch, in the unit of the figure: plays, ms, ratios of 1, kbps, points. */
const METRICS = [
  'plays',
  'startupP50Ms',
  'startupP95Ms',
  'rebufferRatio',
  'failureRatio',
  'exitRatio',
  'meanBitrateKbps',
  'experience',
] as const satisfies readonly FigureName[];

const dimension = v.pipe(v.string(), v.check(isDimension, 'There is no such dimension.'));
const value = v.nullable(v.pipe(v.string(), v.maxLength(500)));
const condition = v.object({
  dimension,
  anyOf: v.pipe(v.array(value), v.minLength(1), v.maxLength(20)),
});

/** A body of `PUT /api/alerts/ID`. */
export const alertRule = v.object({
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80)),
  metric: v.picklist(METRICS),
  direction: v.picklist(['above', 'below']),
  threshold: v.pipe(v.number(), v.finite(), v.minValue(0)),
  /** Views that began within this long are looked at. */
  windowMin: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_440)),
  /** With fewer plays in the window nothing is said: a share of three says little. */
  leastPlays: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000)),
  where: v.pipe(v.array(condition), v.maxLength(12)),
  webhook: v.nullable(v.pipe(v.string(), v.maxLength(500))),
});

export interface AlertRule {
  readonly name: string;
  readonly metric: FigureName;
  readonly direction: 'above' | 'below';
  readonly threshold: number;
  readonly windowMin: number;
  readonly leastPlays: number;
  readonly where: readonly Condition[];
  /** Null: shown on the dashboard only. */
  readonly webhook: string | null;
}

export type AlertStatus = 'ok' | 'firing';

/** What is known of a rule; times are epoch ms. */
export interface AlertState {
  readonly status: AlertStatus;
  /** Of the status; null before the first look. */
  readonly sinceMs: number | null;
  readonly checkedAtMs: number | null;
  /** The figure at the last look; null where nothing was measured or too little. */
  readonly value: number | null;
  readonly plays: number;
  /** The status that the webhook took last. What it doesn't know yet is told at each look until it takes it. */
  readonly told: AlertStatus;
  /** Why it didn't take the last word; null when it did, or had none to take. */
  readonly fault: string | null;
}

export const NEW_STATE: AlertState = {
  status: 'ok',
  sinceMs: null,
  checkedAtMs: null,
  value: null,
  plays: 0,
  told: 'ok',
  fault: null,
};

/** A look at the rule's figure. Too little to judge by leaves the status as it was. */
export function afterLook(
  rule: AlertRule,
  state: AlertState,
  look: { readonly value: number | null; readonly plays: number; readonly atMs: number },
): AlertState {
  const { plays, atMs } = look;
  const value = plays < rule.leastPlays ? null : look.value;
  const seen = { ...state, checkedAtMs: atMs, value, plays };
  if (value === null) return { ...seen, sinceMs: state.sinceMs ?? atMs };
  const beyond = rule.direction === 'above' ? value > rule.threshold : value < rule.threshold;
  const status = beyond ? 'firing' : 'ok';
  return status === state.status && state.sinceMs !== null ? seen : { ...seen, status, sinceMs: atMs };
}
