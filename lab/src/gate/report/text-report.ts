import { aligned } from '../../sim/report/text-tables.js';
import { figureSpecs, written } from '../results/figures.js';
import type { GateResults } from '../results/gate-results.js';
import { caveats } from '../run/verdict-of-gate.js';
import { asText, keptOfFailures, showsOf } from './evidence-words.js';
import { resultOfScenario } from './scenario-result.js';
import { intervalWords } from './shift-words.js';

/** What the command prints: a row a scenario, what has to be known, and why it failed. */
export function textReport(results: GateResults): string {
  const { comparison, scenarios, outcome, reasons } = results;
  const columns = ['firstFrameMs', 'rebufferPct', 'qoeLin', 'meanKbps', 'switches'] as const;
  const rows = scenarios.map(({ name }) => {
    const { typical, budgets, verdict } = resultOfScenario(results, name);
    const cells = columns.map((figure) => {
      const now = typical(figure, 'new');
      const base = typical(figure, 'base');
      const words = now === null ? '–' : written(figureSpecs[figure], now);
      return comparison === null
        ? words
        : `${words} (${base === null ? '–' : written(figureSpecs[figure], base)})`;
    });
    return [name].concat(cells, budgets ?? '–', comparison === null ? [] : verdict);
  });
  const heads = ['first frame', 'rebuffering', 'QoE', 'bitrate', 'switches', 'budgets'];
  const blocks = [
    aligned([['', ...heads, ...(comparison === null ? [] : ['against base'])], ...rows]),
    ...(comparison === null ? [] : [suiteWords(results)]),
    caveats(results)
      .map((words) => `note: ${words}`)
      .join('\n'),
    outcome === 'passed' ? 'Passed.' : ['Failed:', ...reasons.map((words) => `  ✗ ${words}`)].join('\n'),
    toLookAt(results),
  ];
  return blocks.filter((block) => block !== '').join('\n\n');
}

/** Files that show why it failed, relative to the report's folder. */
function toLookAt(results: GateResults): string {
  const shows = [
    ...results.scenarios.flatMap(({ name }) => keptOfFailures(results, name)),
    ...results.evidence.map(showsOf),
  ];
  return shows.length === 0 ? '' : ['To look at:', ...shows.map((each) => `  ${asText(each)}`)].join('\n');
}

function suiteWords({ comparison }: GateResults): string {
  return (comparison?.figures ?? [])
    .filter(({ scope, judged }) => scope.kind !== 'scenario' && judged)
    .flatMap(({ sentence, verdict, shift }) => {
      const head = `${verdict.padEnd(8)}${sentence}`;
      const between = `${' '.repeat(8)}worse by ${intervalWords(shift)} times what is worth failing for (95 %)`;
      return shift.interval === null ? [head] : [head, between];
    })
    .join('\n');
}
