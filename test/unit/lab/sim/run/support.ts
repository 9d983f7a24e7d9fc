import type { Experiment, Pair } from '../../../../../lab/src/sim/run/experiment.js';
import type { Rule } from '../../../../../lab/src/sim/run/rule.js';
import { defaultSettings } from '../../../../../lab/src/sim/run/sim-settings.js';
import type { SessionScore } from '../../../../../lab/src/sim/score/score.js';

export const ruleNamed = (label: string, kind: Rule['kind'] = 'ours'): Rule => ({ kind, label, name: label });

export function scoreOf(parts: Partial<SessionScore> = {}): SessionScore {
  return {
    segments: 10,
    qoe: 1,
    qoePerUmax: 0.5,
    startupSec: 1,
    stallSec: 0,
    playedSec: 40,
    switches: 1,
    meanKbps: 1000,
    abandoned: 0,
    wastedBytes: 0,
    bytes: 1e6,
    ...parts,
  };
}

export interface PairParts {
  readonly dataset?: string;
  readonly trace?: number;
  readonly title?: number;
  readonly qoe: readonly number[];
  readonly optimumQoe?: number;
}

/** A pair whose sessions differ in nothing but their QoE. */
export function pairOf({ dataset = 'set', trace = 0, title = 0, qoe, optimumQoe }: PairParts): Pair {
  return {
    dataset,
    traceId: `trace-${trace}`,
    title: `title-${title}`,
    traceAt: trace,
    titleAt: title,
    scores: qoe.map((worth) => scoreOf({ qoe: worth, qoePerUmax: worth / 3 })),
    ...(optimumQoe !== undefined && {
      optimum: { score: scoreOf({ qoe: optimumQoe }), renditionIndices: [] },
    }),
  };
}

export function experimentOf(rules: readonly Rule[], pairs: readonly Pair[]): Experiment {
  const decisionsMs = new Map(
    pairs.map(({ dataset }) => [dataset, rules.map(() => Float32Array.of(0.5, 1, 1.5))]),
  );
  return { settings: defaultSettings, rules, pairs, leftOut: [], decisionsMs };
}
