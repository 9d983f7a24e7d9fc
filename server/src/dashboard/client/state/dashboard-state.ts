import type { DistributionMetric, FigureName, ViewOrder } from '../../api/answers.js';
import { isFigureName } from '../words/figure-words.js';

export type Page = 'overview' | 'compare' | 'views' | 'alerts';

export interface Condition {
  readonly dimension: string;
  /** Null: not told. */
  readonly value: string | null;
}

/** All that the address holds: who gets the link sees the same. */
export interface DashboardState {
  readonly page: Page;
  /** A range up to now, or a fixed span. */
  readonly range: string | { readonly fromMs: number; readonly toMs: number };
  readonly where: readonly Condition[];
  /** Of the overview's chart. */
  readonly figure: FigureName;
  /** Of the breakdown. */
  readonly by: string;
  readonly spread: DistributionMetric;
  /** Of the comparison; a and b are null until they are chosen. */
  readonly cohorts: { readonly by: string; readonly a: string | null; readonly b: string | null };
  readonly order: ViewOrder;
  /** The view that is looked into. */
  readonly view: string | null;
}

export const RANGES = ['1h', '6h', '24h', '7d', '30d'] as const;
export const PAGES: readonly Page[] = ['overview', 'compare', 'views', 'alerts'];
export const SPREADS: readonly DistributionMetric[] = ['startup', 'rebuffer', 'bitrate', 'experience'];
export const ORDERS: readonly ViewOrder[] = ['latest', 'worst', 'stalled', 'slowest'];

export const FIRST_STATE: DashboardState = {
  page: 'overview',
  range: '24h',
  where: [],
  figure: 'startupP50Ms',
  by: 'abr',
  spread: 'startup',
  cohorts: { by: 'abr', a: null, b: null },
  order: 'latest',
  view: null,
};

/** What an address says; what it says wrongly is as if it were not there. */
export function readState(search: string): DashboardState {
  const given = new URLSearchParams(search);
  const one = <Word extends string>(name: string, words: readonly Word[], otherwise: Word): Word =>
    words.find((word) => word === given.get(name)) ?? otherwise;
  const figure = given.get('figure') ?? '';
  const [fromMs, toMs] = [Number(given.get('from')), Number(given.get('to'))];
  const fixed = Number.isSafeInteger(fromMs) && Number.isSafeInteger(toMs) && fromMs > 0 && toMs > fromMs;
  return {
    page: one('page', PAGES, FIRST_STATE.page),
    range: fixed ? { fromMs, toMs } : one('range', RANGES, '24h'),
    where: [...given]
      .filter(([name]) => name.startsWith('where.'))
      .map(([name, value]) => ({ dimension: name.slice(6), value: value === '' ? null : value })),
    figure: isFigureName(figure) ? figure : FIRST_STATE.figure,
    by: given.get('by') ?? FIRST_STATE.by,
    spread: one('spread', SPREADS, FIRST_STATE.spread),
    cohorts: { by: given.get('cohorts') ?? FIRST_STATE.cohorts.by, a: given.get('a'), b: given.get('b') },
    order: one('order', ORDERS, FIRST_STATE.order),
    view: given.get('view'),
  };
}

/** The address's query of a state, without what is as at first; '' or begins with '?'. */
export function writeState(state: DashboardState): string {
  const query = new URLSearchParams();
  const tell = (name: string, value: string | null, otherwise: string | null): void => {
    if (value !== null && value !== otherwise) query.set(name, value);
  };
  tell('page', state.page, FIRST_STATE.page);
  writeSpan(state, query);
  tell('figure', state.figure, FIRST_STATE.figure);
  tell('by', state.by, FIRST_STATE.by);
  tell('spread', state.spread, FIRST_STATE.spread);
  tell('cohorts', state.cohorts.by, FIRST_STATE.cohorts.by);
  tell('a', state.cohorts.a, null);
  tell('b', state.cohorts.b, null);
  tell('order', state.order, FIRST_STATE.order);
  tell('view', state.view, null);
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}

/** Span and conditions, as the API takes them. */
function writeSpan({ range, where }: DashboardState, query: URLSearchParams): void {
  if (typeof range !== 'string') {
    query.set('from', String(range.fromMs));
    query.set('to', String(range.toMs));
  } else if (range !== FIRST_STATE.range) query.set('range', range);
  for (const { dimension, value } of where) query.append(`where.${dimension}`, value ?? '');
}

/** Path and query of a panel's question, from the dashboard's own folder. */
export function panelPath(
  panel: string,
  state: DashboardState,
  more: Readonly<Record<string, string>> = {},
): string {
  const query = new URLSearchParams(more);
  writeSpan(state, query);
  return `../api/qoe/${panel}?${query.toString()}`;
}

/** With one more condition, or without it where it was there. */
export function toggled(where: readonly Condition[], condition: Condition): readonly Condition[] {
  const same = (each: Condition): boolean =>
    each.dimension === condition.dimension && each.value === condition.value;
  return where.some(same) ? where.filter((each) => !same(each)) : [...where, condition];
}
