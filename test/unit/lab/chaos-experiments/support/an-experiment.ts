import { parseExperiment } from '../../../../../lab/src/chaos/experiment/read-experiment.js';
import type { Experiment } from '../../../../../lab/src/chaos/experiment/experiment.js';

/** A document that is in order; its fields can be changed or, by undefined, left out. */
export function documentWith(changes: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({
    name: 'a test',
    hypothesis: 'Viewers go on watching.',
    level: 'medium',
    seed: 7,
    durationSec: 60,
    blastRadiusPct: 25,
    steadySec: 2,
    recoverySec: 5,
    steadyState: ['rebufferPct <= 1'],
    abortWhen: ['stallSec > 10', 'fatalShare > 0.05'],
    cdns: [
      { name: 'a', region: 'eu' },
      { name: 'b', region: 'us' },
    ],
    monkeys: [{ monkey: 'latency', delayMs: 200, fromSec: 5, toSec: 20 }],
    ...changes,
  });
}

export function experimentWith(changes: Readonly<Record<string, unknown>> = {}): Experiment {
  return parseExperiment(documentWith(changes), 'test.json');
}
