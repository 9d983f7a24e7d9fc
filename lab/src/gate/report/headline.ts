import { listed } from '../compare/sentence.js';
import { endedHow } from '../results/failure-words.js';
import type { GateResults } from '../results/gate-results.js';
import { isFatal } from '../results/play-result.js';

/** What a run came to, in a line. */
export function headline(results: GateResults): string {
  const { outcome, comparison, budgets, scenarios, refused } = results;
  const count = `${scenarios.length} scenario${scenarios.length === 1 ? '' : 's'}`;
  if (outcome === 'failed') {
    const worse = comparison?.verdict === 'worse';
    const broken = budgets.filter((each) => each.outcome === 'broken').length;
    const known = [
      ...(worse ? ['Viewers would see a worse picture'] : []),
      ...(broken > 0 ? [`${broken} budget${broken === 1 ? ' was' : 's were'} not kept`] : []),
      ...(refused.length > 0
        ? [`${refused.length} scenario${refused.length === 1 ? ' was' : 's were'} left out`]
        : []),
    ];
    return known.length > 0 ? listed(known) : howPlaysEnded(results);
  }
  const unjudged = budgets.some((each) => each.outcome === 'unjudged');
  if (comparison === null)
    return `${count}, and every budget ${unjudged ? 'that could be judged was kept' : 'kept'}`;
  if (comparison.verdict === 'better') return `The new build is better over ${count}`;
  return comparison.verdict === 'same'
    ? `No difference worth speaking of over ${count}`
    : `Nothing worse was shown over ${count}`;
}

/** Where nothing was judged: how many plays of the judged build ended how, and what the first of them said. */
function howPlaysEnded({ plays, reasons }: GateResults): string {
  const own = plays.filter(({ build }) => build === 'new');
  const failed = own.filter((play) => play.fitness.kind === 'fit' && isFatal(play));
  const [first] = failed;
  if (first === undefined) {
    const [reason = 'Nothing could be judged'] = reasons;
    return `None of ${plural(own.length)} counts. ${reason}`;
  }
  const ways = countsOf(failed.map(endedHow)).map(([way, count]) => `${count} ${way}`);
  const [reason] = reasons;
  return `${failed.length} of ${plural(own.length)} came to nothing: ${listed(ways)}.${reason === undefined ? '' : ` ${reason}`}`;
}

const plural = (plays: number): string => `${plays} play${plays === 1 ? '' : 's'}`;

function countsOf(words: readonly string[]): readonly (readonly [word: string, count: number])[] {
  return [...new Set(words)].map((word) => [word, words.filter((each) => each === word).length]);
}
