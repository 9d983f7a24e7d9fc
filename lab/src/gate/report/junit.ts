import { el, type Child } from '../../sim/report/markup.js';
import type { GateResults } from '../results/gate-results.js';
import { caveats } from '../run/verdict-of-gate.js';
import { asText, keptOfFailures, showsOf } from './evidence-words.js';
import { resultOfScenario } from './scenario-result.js';

interface Case {
  readonly name: string;
  /** Why it failed, a sentence each. */
  readonly bad: readonly string[];
  /** What there is to look at: paths from the report's folder, and how they came about. */
  readonly kept: readonly string[];
  readonly sec: number;
  readonly skipped: boolean;
}

/** One test case a scenario, and one for what only shows over the whole suite. */
export function junitReport(results: GateResults): string {
  const { scenarios, comparison, settings, madeAt } = results;
  const shown = (bad: readonly string[]): readonly string[] =>
    results.evidence
      .filter(({ sentence }) => bad.includes(sentence))
      .map((evidence) => asText(showsOf(evidence)));
  const cases = scenarios.map(({ name, seconds }): Case => {
    const { sentences, plays, unfit } = resultOfScenario(results, name);
    const bad = sentences.filter((each) => each.bad).map(({ words }) => words);
    return {
      name,
      bad,
      kept: [...keptOfFailures(results, name).map(asText), ...shown(bad)],
      sec: seconds * plays,
      skipped: plays > 0 && unfit === plays,
    };
  });
  if (comparison !== null) {
    const worse = comparison.figures.filter(
      ({ judged, verdict, scope }) => judged && verdict === 'worse' && scope.kind !== 'scenario',
    );
    const bad = worse.map(({ sentence }) => sentence);
    cases.push({ name: 'the whole suite', bad, kept: shown(bad), sec: 0, skipped: false });
  }
  // A CI shows what was left out beside what was played: nobody should take it for passed.
  results.refused.forEach((sentence, at) => {
    cases.push({ name: `left out ${at + 1}`, bad: [sentence], kept: [], sec: 0, skipped: false });
  });
  const failed = cases.filter(({ bad }) => bad.length > 0).length;
  const skipped = cases.filter((each) => each.skipped).length;
  const suite = el(
    'testsuite',
    {
      name: 'sv-lab gate',
      tests: cases.length,
      failures: failed,
      errors: 0,
      skipped,
      time: settings.tookSec,
      timestamp: madeAt.slice(0, 19),
    },
    cases.map(({ name, bad, kept, sec, skipped: isSkipped }): Child =>
      el(
        'testcase',
        { classname: 'qoe', name, time: sec },
        isSkipped ? el('skipped', { message: 'The machine was the bottleneck in every play.' }) : null,
        bad.length === 0
          ? null
          : el(
              'failure',
              { message: printable(bad[0] ?? ''), type: 'qoe' },
              printable([...bad, ...kept].join('\n')),
            ),
      ),
    ),
    el('system-out', {}, printable(caveats(results).join('\n'))),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${el('testsuites', {}, suite).text}\n`;
}

/** XML knows no control characters, however escaped; a page's own error may hold some. */
const printable = (text: string): string =>
  Array.from(text, (sign) => ((sign.codePointAt(0) ?? 32) < 32 && !'\n\t'.includes(sign) ? ' ' : sign)).join(
    '',
  );
