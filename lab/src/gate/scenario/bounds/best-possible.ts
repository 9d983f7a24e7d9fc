import { qoeModels, type QoeModel } from '../../../sim/score/score.js';
import type { TitleFacts } from '../../../record/view-record.js';
import type { Budget } from '../scenario.js';
import { highestKbps, lowestKbps, type Chance } from './chance.js';
import { soonestFirstFrameMs } from './first-frame.js';
import { mostQoe } from './qoe.js';
import { leastSeekMs } from './seeks.js';
import { leastRebufferPct, leastStallSec } from './stalls.js';

/** What could be had at best, and why not more, as the end of a sentence. */
interface Possible {
  readonly value: number;
  readonly why: string;
}

/** What a budget is held against. */
interface Stakes {
  readonly title: TitleFacts;
  /** Of the same scenario, the budget itself too. */
  readonly budgets: readonly Budget[];
  /** One a seed. */
  readonly chances: readonly Chance[];
}

/**
 * What no player can be beyond in the figure of a budget, over the kindest of the networks: null where
 * nothing is known to stand in its way.
 */
export function bestPossible(budget: Budget, { title, budgets, chances }: Stakes): Possible | null {
  const least = (boundOf: (chance: Chance) => number): number => Math.min(...chances.map(boundOf));
  if (budget.bound === 'min') {
    if (budget.figure === 'meanKbps')
      return { value: highestKbps(title), why: `the highest rendition has ${highestKbps(title)} kbps` };
    if (budget.figure === 'qoeLin') return mostWorth(qoeModels.lin, title, chances);
    return budget.figure === 'qoeLog' ? mostWorth(qoeModels.log, title, chances) : null;
  }
  switch (budget.figure) {
    case 'firstFrameMs': {
      const value = least(soonestFirstFrameMs);
      return {
        value,
        why: `the manifest and the beginning of the first segment alone wait ${Math.round(value)} ms for the network`,
      };
    }
    case 'seekLatencyMs': {
      const value = least(leastSeekMs);
      return {
        value,
        why: `nothing can have been loaded where the viewer seeks to, and an answer waits ${value} ms for the network`,
      };
    }
    case 'meanKbps':
      return { value: lowestKbps(title), why: `the lowest rendition has ${lowestKbps(title)} kbps` };
    case 'fatal': {
      const never = chances.filter((chance) => soonestFirstFrameMs(chance) > chance.seconds * 1000);
      return { value: never.length, why: 'the network brings no picture before the watching ends' };
    }
    case 'rebufferPct':
      return leastOfStalls(budget, budgets, chances, leastRebufferPct, '%');
    case 'stallSec':
      return leastOfStalls(budget, budgets, chances, leastStallSec, 's');
    case 'stallCount':
      return leastOfStalls(
        budget,
        budgets,
        chances,
        (...given) => (leastStallSec(...given) > 0.25 ? 1 : 0),
        '',
      );
    default:
      return null;
  }
}

function mostWorth(model: QoeModel, title: TitleFacts, chances: readonly Chance[]): Possible {
  const ceiling = model.utility(highestKbps(title), lowestKbps(title));
  const value = Math.max(...chances.map((chance) => mostQoe(chance, model)));
  return value < ceiling - 0.005
    ? { value, why: `with all that the network carries a play is worth ${value.toFixed(2)} at best` }
    : {
        value: ceiling,
        why: `without a stall or switch the highest rendition is worth ${ceiling.toFixed(2)}`,
      };
}

/**
 * Stalls are sure only where the first frame has a budget too, and only if some play has to keep both: who may
 * start as late as they like can have everything loaded by then.
 */
function leastOfStalls(
  budget: Budget,
  budgets: readonly Budget[],
  chances: readonly Chance[],
  boundOf: (chance: Chance, firstFrameSec: number) => number,
  unit: string,
): Possible | null {
  const keep = ({ quantile }: Budget): number => Math.floor(quantile * (chances.length - 1)) + 1;
  const start = budgets.find(({ figure, bound }) => figure === 'firstFrameMs' && bound === 'max');
  if (start === undefined || keep(start) + keep(budget) <= chances.length) return null;
  const value = Math.min(...chances.map((chance) => boundOf(chance, start.limit / 1000)));
  const shown = `${value.toFixed(unit === '' ? 0 : 1)}${unit === '' ? '' : ` ${unit}`}`;
  return {
    value,
    why: `with the first frame by ${start.limit} ms the network brings too little even of the lowest rendition: at least ${shown}`,
  };
}
