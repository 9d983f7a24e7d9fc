import { describe, expect, it } from 'vitest';
import { htmlReport } from '../../../../lab/src/gate/report/html-report.js';
import { junitReport } from '../../../../lab/src/gate/report/junit.js';
import type { GateResults } from '../../../../lab/src/gate/results/gate-results.js';
import type { PlayResult } from '../../../../lab/src/gate/results/play-result.js';
import { verdictOfGate } from '../../../../lab/src/gate/run/verdict-of-gate.js';
import { pictures, results } from './gate-results.js';
import { play } from './play-results.js';

describe('the headline where nothing could be judged', () => {
  const unjudged = (plays: readonly PlayResult[]): GateResults => {
    const verdict = verdictOfGate({ comparison: null, budgets: [], plays, refused: [] });
    const nothing = { comparison: null, budgets: [], refused: [], distributions: [], evidence: [] };
    const scenarios = results().scenarios.map((each) => Object.assign({}, each, { name: 'drop' }));
    return { ...results(), ...nothing, scenarios, plays, ...verdict };
  };
  const headed = (plays: readonly PlayResult[]): string =>
    /<h1>(.*?)<\/h1>/.exec(htmlReport(unjudged(plays), pictures))?.[1] ?? '';
  const failing = (seed: number, end: PlayResult['end']): PlayResult => play({ seed, end });

  it('says how many plays ended how, and what the first of them said', () => {
    const words = headed([
      failing(1, { kind: 'failed', code: 'MANIFEST_TIMEOUT', message: 'The manifest didn’t come.' }),
      failing(2, { kind: 'never-started' }),
      failing(3, { kind: 'never-started' }),
    ]);
    expect(words).toContain(
      '3 of 3 plays came to nothing: 1 failed with MANIFEST_TIMEOUT and 2 showed no frame.',
    );
    expect(words).toContain('one failed with MANIFEST_TIMEOUT: The manifest didn’t come');
  });

  it('is no headline of a CI that shows nothing: the scenario fails there too', () => {
    expect(junitReport(unjudged([failing(1, { kind: 'never-started' })]))).toMatch(
      /tests="1" failures="1".*No play of &quot;drop&quot; over HLS came to anything/s,
    );
  });

  it('says that the machine was the bottleneck, where it was', () => {
    expect(headed([play({ fitness: { kind: 'unfit', why: 'timers came late' } })])).toMatch(
      /^None of 1 play counts\. .*the machine was the bottleneck/,
    );
  });
});
