import type { Interval } from '../../sim/run/bootstrap.js';
import type { Standing, StartStanding } from './summarise.js';

export const row = (cells: readonly string[]): string =>
  cells.map((cell, at) => (at === 0 ? cell.padEnd(18) : cell.padStart(at === 2 ? 18 : 11))).join('');

export const between = (interval: Interval | null): string =>
  interval === null ? '–' : `${interval[0].toFixed(2)} to ${interval[1].toFixed(2)}`;

export function networkTable(standings: readonly Standing[]): string {
  const head = ['', 'QoE', '95 %', 'stall s', 'kbps', 'switches', 'first ms', 'broken', 'unfit'];
  return [
    row(head),
    ...standings.map((one) =>
      row([
        one.label,
        one.qoe.toFixed(2),
        between(one.qoe95),
        one.stallSec.toFixed(2),
        one.meanKbps.toFixed(0),
        one.switches.toFixed(1),
        one.firstFrameMs.toFixed(0),
        String(one.broken),
        String(one.unfit),
      ]),
    ),
  ].join('\n');
}

export function startTable(standings: readonly StartStanding[]): string {
  return [
    row(['', 'median ms', 'quartiles', 'height']),
    ...standings.map(({ label, firstFrameMs: { median, q1, q3 }, firstHeight }) =>
      row([label, median.toFixed(0), `${q1.toFixed(0)} to ${q3.toFixed(0)}`, String(firstHeight)]),
    ),
  ].join('\n');
}
