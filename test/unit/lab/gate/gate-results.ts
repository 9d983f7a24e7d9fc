import { checkBudgets } from '../../../../lab/src/gate/budgets/check-budgets.js';
import { comparePlays } from '../../../../lab/src/gate/compare/compare-plays.js';
import { distributionsOf } from '../../../../lab/src/gate/results/distributions.js';
import type { GateResults } from '../../../../lab/src/gate/results/gate-results.js';
import { verdictOfGate } from '../../../../lab/src/gate/run/verdict-of-gate.js';
import { scenarioOf } from '../../../../lab/src/gate/scenario/scenario-files.js';
import { play } from './play-results.js';

export const environment = {
  processor: 'A processor',
  cores: 2,
  memoryGb: 8,
  system: 'linux',
  node: '20',
  browser: 'Chromium 150',
};
export const link = { steps: [{ fromSec: 0, kbps: 3000, latencyMs: 40 }] };
export const pictures = { linkOf: () => link, screenshot: () => 'data:image/jpeg;base64,AAAA' };

/** A scenario with a name that is no good name for markup, over budget, with one play that doesn't count. */
export function results(): GateResults {
  const name = '<drop> & "co"';
  const scenario = scenarioOf(
    { name, network: { kbps: 3000 }, budgets: { rebufferPct: 2, fatal: 0 } },
    'mine',
  );
  const stalled = { figures: { rebufferPct: 9, stallSec: 2 }, timeline: { stalls: [[9, 11] as const] } };
  const plays = [
    play({ scenario: name, build: 'base' }),
    play({ scenario: name, ...stalled, screenshots: [{ atSec: 9.5, file: 'stalls/a.jpg' }] }),
    play({ scenario: name, build: 'base', format: 'dash' }),
    play({ scenario: name, format: 'dash', fitness: { kind: 'unfit', why: 'timers came 150 ms late' } }),
  ];
  const comparison = comparePlays(plays);
  const budgets = checkBudgets(scenario, plays);
  const scenarios = [
    {
      name,
      about: '',
      formats: ['hls', 'dash'] as const,
      seconds: 20,
      fingerprint: 'x',
      link,
      viewer: [],
      faults: [],
    },
  ];
  const broken = budgets.find(({ outcome }) => outcome === 'broken');
  const shown = { kept: ['evidence/a.trace.zip', 'evidence/a.webm'], figures: { rebufferPct: 7 } };
  const evidence = [{ sentence: broken?.sentence ?? '', play: play({ scenario: name, ...shown }) }];
  const refused = ['mine.yaml, line 3: a scenario has no key "netwrk". Did you mean "network"?.'];
  return {
    schema: 3,
    madeAt: '2026-05-01T10:00:00.000Z',
    environment,
    settings: {
      builds: { base: 'main', new: 'branch' },
      comparedWith: 'build',
      parallel: 4,
      seed: 1,
      tookSec: 90,
      browserCrashes: 1,
    },
    scenarios,
    plays,
    distributions: distributionsOf(scenarios, plays),
    evidence,
    comparison,
    budgets,
    refused,
    ...verdictOfGate({ comparison, budgets, plays, refused }),
  };
}
