import type { SimReport } from '../run/sim-report.js';
import { ranked } from './columns.js';

/** The rule that the report is about: the compared one of ours, else the best. */
export function subjectOfReport(report: SimReport): string {
  return report.versusBestPeer?.rule ?? ourFirst(report) ?? ranked(report.overall)[0]?.[0] ?? '';
}

function ourFirst({ settings }: SimReport): string | undefined {
  const ours = settings.rules.filter(({ kind }) => kind !== 'peer');
  return (ours.find(({ name }) => name === 'hybrid') ?? ours[0])?.label;
}

/** How a rule is drawn where all are shown: the subject stands out, ours are its kin, peers are grey. */
export function toneOf(report: SimReport, label: string): string {
  if (label === subjectOfReport(report)) return 'subject';
  return report.settings.rules.some((rule) => rule.label === label && rule.kind === 'peer') ? 'peer' : 'ours';
}

/** How many rules have a line of their own beside the subject; more can't be told apart. */
const lines = 4;

/** The rules that get a line of their own, best first, with its class; the others are drawn faint. */
export function lineTones(report: SimReport): Map<string, string> {
  const subject = subjectOfReport(report);
  const others = ranked(report.overall)
    .map(([label]) => label)
    .filter((label) => label !== subject);
  const peers = others.filter((label) => toneOf(report, label) === 'peer');
  const chosen = [...peers, ...others.filter((label) => !peers.includes(label))].slice(0, lines);
  return new Map([
    [subject, 'subject'],
    ...chosen.map((label, at): [string, string] => [label, `c${at + 1}`]),
  ]);
}

/** What quality is measured by in the pictures. */
export interface Yardstick {
  readonly of: 'optimumPct' | 'qoePerUmax';
  readonly name: string;
  readonly digits: number;
}

export function yardstickOf({ optimum }: SimReport): Yardstick {
  return optimum === null
    ? { of: 'qoePerUmax', name: 'QoE/umax', digits: 3 }
    : { of: 'optimumPct', name: '% of the optimum', digits: 1 };
}
