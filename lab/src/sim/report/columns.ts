import type { RuleReport, SimReport } from '../run/sim-report.js';
import type { Figures } from '../run/tally.js';
import { fixed, interval } from './numbers.js';

/** A column of the tables, in text and in HTML alike. */
export interface Column {
  readonly head: string;
  /** What it means, where the head is too short to say. */
  readonly title: string;
  readonly cell: (row: Row) => string;
  /** Which way is better. */
  readonly better?: { readonly of: (row: Row) => number | null; readonly way: 'high' | 'low' };
}

/** The optimum has no interval and takes no decisions. */
export type Row = Figures & Partial<RuleReport>;

/** The columns that say something in this run. */
export function columnsOf({ optimum, settings, overall }: SimReport): Column[] {
  const rows = Object.values(overall);
  const live = rows.some(({ liveLatencySec }) => liveLatencySec !== null);
  return [
    ...(optimum === null ? [] : [optimumColumn, optimumInterval]),
    ...qoeColumns,
    ...(settings.live === undefined && optimum !== null ? [] : [perUmaxInterval]),
    ...viewingColumns,
    ...(live ? [liveColumn] : []),
    ...decisionColumns,
  ];
}

/** Rules in the order that a reader wants: the best first. */
export function ranked<Report extends Row>(rules: Readonly<Record<string, Report>>): [string, Report][] {
  const worth = ({ optimumPct, qoe }: Row): number => optimumPct ?? qoe;
  return Object.entries(rules).sort(([, a], [, b]) => worth(b) - worth(a));
}

const optimumColumn: Column = {
  head: '% of optimum',
  title: 'QoE as a share of what could have been had by knowing the whole trace',
  cell: ({ optimumPct }) => fixed(optimumPct, 1),
  better: { of: ({ optimumPct }) => optimumPct, way: 'high' },
};
const optimumInterval: Column = {
  head: '95 %',
  title: 'Bootstrap interval of the share of the optimum, over traces',
  cell: ({ optimumPctCi95 }) => interval(optimumPctCi95 ?? null, 1),
};
const qoeColumns: readonly Column[] = [
  {
    head: 'QoE',
    title: 'Per segment: utility, less stalls, less changes of utility',
    cell: ({ qoe }) => fixed(qoe, 3),
    better: { of: ({ qoe }) => qoe, way: 'high' },
  },
  {
    head: 'QoE/umax',
    title: 'QoE as a share of the utility of the highest rendition',
    cell: ({ qoePerUmax }) => fixed(qoePerUmax, 3),
    better: { of: ({ qoePerUmax }) => qoePerUmax, way: 'high' },
  },
];
const perUmaxInterval: Column = {
  head: '95 %',
  title: 'Bootstrap interval of QoE/umax, over traces',
  cell: ({ qoePerUmaxCi95 }) => interval(qoePerUmaxCi95 ?? null, 3),
};
const viewingColumns: readonly Column[] = [
  {
    head: 'rebuffer %',
    title: 'Stalled share of the time after startup',
    cell: (row) => fixed(row.rebufferPct, 2),
    better: { of: (row) => row.rebufferPct, way: 'low' },
  },
  {
    head: 'switches/seg',
    title: 'Changes of rendition per segment',
    cell: ({ switchesPerSegment }) => fixed(switchesPerSegment, 3),
    better: { of: ({ switchesPerSegment }) => switchesPerSegment, way: 'low' },
  },
  {
    head: 'Mbps',
    title: 'Mean bitrate of what was played',
    cell: ({ meanKbps }) => fixed(meanKbps / 1000, 2),
    better: { of: ({ meanKbps }) => meanKbps, way: 'high' },
  },
  {
    head: 'startup s',
    title: 'Until the first segment has come',
    cell: ({ startupSec }) => fixed(startupSec, 2),
    better: { of: ({ startupSec }) => startupSec, way: 'low' },
  },
];
const liveColumn: Column = {
  head: 'latency s',
  title: 'Mean distance from the live edge',
  cell: ({ liveLatencySec }) => fixed(liveLatencySec, 1),
  better: { of: ({ liveLatencySec }) => liveLatencySec, way: 'low' },
};
const decisionColumns: readonly Column[] = [
  {
    head: 'decision ms',
    title: 'Wall time of one decision, median',
    cell: ({ decisionMs }) => fixed(decisionMs?.median ?? null, 3),
  },
  {
    head: 'p99',
    title: 'Wall time of one decision, 99th percentile',
    cell: ({ decisionMs }) => fixed(decisionMs?.p99 ?? null, 3),
  },
];
