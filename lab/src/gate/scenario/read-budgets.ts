import { figureNames, figureSpecs, type GatedFigure } from '../results/figures.js';
import { numberOf, KeysReader } from './keys-reader.js';
import { faultAt, type Located } from './located.js';
import type { Budget } from './scenario.js';

/** Percentages and the like end somewhere, whatever is played. */
const ends: Partial<Readonly<Record<GatedFigure, readonly [least: number, most: number]>>> = {
  rebufferPct: [0, 100],
  droppedFramePct: [0, 100],
  firstFrameMs: [0, 120_000],
  seekLatencyMs: [0, 120_000],
  stallSec: [0, 3600],
  stallCount: [0, 1000],
  switches: [0, 1000],
  meanKbps: [0, 500_000],
};

const known = [...figureNames, 'fatal'];

/** `{rebufferPct: {max: 1}, firstFrameMs: 900, fatal: 0}`. @throws LabInputError for one that can't be kept. */
export function readBudgets(file: string, at: Located | undefined): readonly Budget[] {
  if (at === undefined) return [];
  const keys = new KeysReader(file, at, known, 'budgets');
  return keys.names.flatMap((name) => {
    const located = keys.located(name);
    if (located === undefined) return [];
    if (name === 'fatal') return [fatalBudget(file, located)];
    const figure = figureNames.find((each) => each === name);
    return figure === undefined ? [] : figureBudgets(file, located, figure);
  });
}

function fatalBudget(file: string, at: Located): Budget {
  const give = 'Give how many plays may fail, usually 0';
  const limit = numberOf(file, at, 'fatal', { least: 0, whole: true, give });
  return { figure: 'fatal', bound: 'max', limit, quantile: 1, line: at.line };
}

function figureBudgets(file: string, at: Located, figure: GatedFigure): Budget[] {
  const { better } = figureSpecs[figure];
  if (at.content.kind === 'value')
    return [budget(file, at, figure, better === 'low' ? 'max' : 'min', 0.5, at)];
  const keys = new KeysReader(file, at, ['min', 'max', 'quantile'], `the budget of ${figure}`);
  const quantile =
    keys.number('quantile', {
      least: 0,
      most: 1,
      give: 'Give a share of the plays, 0 to 1: the median is 0.5',
    }) ?? 0.5;
  const found = (['min', 'max'] as const).flatMap((bound) => {
    const located = keys.located(bound);
    return located === undefined ? [] : [budget(file, located, figure, bound, quantile, at)];
  });
  if (found.length === 0) throw keys.fault(`the budget of ${figure} bounds nothing`, 'Give it max or min');
  const [least, most] = found;
  if (least !== undefined && most !== undefined && least.limit > most.limit)
    throw keys.fault(
      `nobody can meet it: ${figure} is to be at least ${least.limit} and at most ${most.limit}`,
      'Let min be the smaller',
    );
  return found;
}

function budget(
  file: string,
  at: Located,
  figure: GatedFigure,
  bound: 'min' | 'max',
  quantile: number,
  whole: Located,
): Budget {
  const [least, most] = ends[figure] ?? [-Infinity, Infinity];
  const { unit } = figureSpecs[figure];
  const give = `Give a number${unit === '' ? '' : ` of ${unit}`}, as ${figure}: {${bound}: …}`;
  const limit = numberOf(file, at, `${figure} (${bound})`, { give });
  const asked = `${figure} is to be ${bound === 'max' ? 'at most' : 'at least'} ${limit}`;
  const isEmpty = bound === 'max' ? limit < least : limit > most;
  if (isEmpty)
    throw faultAt(file, at)(
      `nobody can meet it: ${asked}, and it lies between ${least} and ${most}${unit === '' ? '' : ` ${unit}`}`,
      'Give a limit that a play could keep',
    );
  if (bound === 'max' ? limit >= most && most < 1000 : false)
    throw faultAt(file, at)(`it bounds nothing: ${asked}`, 'Give a smaller limit, or leave it out');
  if (unit === 'ms' && limit > 0 && limit < 20)
    throw faultAt(file, at)(`${asked} ms`, `If you mean ${limit} s, write ${limit * 1000}`);
  return { figure, bound, limit, quantile, line: at.line ?? whole.line };
}
