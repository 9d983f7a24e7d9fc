import { describe, expect, it } from 'vitest';
import { generateTraces } from '../../../../../lab/src/sim/network/synthetic/generate-traces.js';
import { steadyTrace } from '../../../../../lab/src/sim/network/trace.js';
import { limitTraces } from '../../../../../lab/src/sim/run/limit-traces.js';
import { representatives } from '../../../../../lab/src/sim/run/representative.js';
import { chooseRules } from '../../../../../lab/src/sim/run/rule.js';
import type { ExperimentPlan } from '../../../../../lab/src/sim/run/experiment-plan.js';
import { runExperiment } from '../../../../../lab/src/sim/run/run-experiment.js';
import { defaultSettings } from '../../../../../lab/src/sim/run/sim-settings.js';
import { constantTitle } from '../../../../../lab/src/sim/title/title.js';

const title = constantTitle([300, 800, 2000], 4, 20);
const settings = { ...defaultSettings, segmentCount: 8 };

function plan(parts: Partial<ExperimentPlan> = {}): ExperimentPlan {
  const traces = generateTraces({ family: '4g', count: 3, durationSec: 60, seed: 1 });
  return {
    traces,
    titles: [title],
    rules: chooseRules(['bba', 'throughput'], ['hls.js']),
    settings,
    ...parts,
  };
}

describe('a run', () => {
  it('gives the same sessions however many threads play them', async () => {
    const one = await runExperiment(plan(), { workers: 1 });
    const two = await runExperiment(plan(), { workers: 2 });
    expect(two.pairs).toEqual(one.pairs);
    expect(one.pairs.map(({ traceAt }) => traceAt)).toEqual([0, 1, 2]);
  });

  it('never finds a rule above the optimum by more than the search is coarse', async () => {
    const calm = plan({ settings: { ...settings, mayAbandon: false } });
    const { pairs } = await runExperiment(calm, { optimum: { cacheDir: null } });
    for (const { scores, optimum } of pairs)
      for (const { qoe } of scores) expect(qoe).toBeLessThanOrEqual((optimum?.score.qoe ?? -Infinity) + 0.01);
  });

  it('leaves out what nobody could watch, unless it is to be kept', async () => {
    const traces = [steadyTrace(150), steadyTrace(5000)];
    const some = await runExperiment(plan({ traces }));
    expect(some.pairs.map(({ traceAt }) => traceAt)).toEqual([1]);
    expect(some.leftOut).toMatchObject([{ traceId: 'steady-150', title: title.name }]);
    expect(some.leftOut[0]?.lowestRebufferPct).toBeGreaterThan(5);
    const all = await runExperiment(plan({ traces, settings: { ...settings, allPairs: true } }));
    expect(all.pairs).toHaveLength(2);
    expect(all.leftOut).toEqual([]);
  });

  it('times every decision', async () => {
    const { decisionsMs } = await runExperiment(plan());
    const lists = Array.from(decisionsMs.values()).flat();
    expect(lists.map(({ length }) => length)).toEqual([24, 24, 24]);
  });

  it('tells how far it has come', async () => {
    const steps: string[] = [];
    await runExperiment(plan(), {
      optimum: { cacheDir: null },
      onProgress: (stage, done, total) => steps.push(`${stage} ${done}/${total}`),
    });
    expect(steps).toContain('sessions 3/3');
    expect(steps).toContain('optimum 3/3');
  });

  it('shows the middling session of each data set again, by the subject and the best peer', async () => {
    const given = plan();
    const experiment = await runExperiment(given, { optimum: { cacheDir: null } });
    const [shown, ...others] = await representatives(given, experiment, 'bba', () => 'hls.js');
    expect(others).toEqual([]);
    expect(shown?.played.map(({ label }) => label)).toEqual(['bba', 'hls.js', 'optimum']);
    const pair = experiment.pairs.find(({ traceId }) => traceId === shown?.traceId);
    const switches = shown?.played[0]?.result.segments.filter(
      ({ renditionIndex }, at, all) => at > 0 && renditionIndex !== all[at - 1]?.renditionIndex,
    );
    expect(switches).toHaveLength(pair?.scores[0]?.switches ?? -1);
  });
});

describe('a limit of traces', () => {
  const traces = Array.from({ length: 10 }, (_, at) => ({
    ...steadyTrace(100 + at),
    dataset: at < 7 ? 'a' : 'b',
  }));
  const ids = (limit: number): string[] => limitTraces(traces, limit).map(({ id }) => id);

  it('takes each data set from end to end', () => {
    expect(ids(3)).toEqual([
      'steady-100',
      'steady-103',
      'steady-106',
      'steady-107',
      'steady-108',
      'steady-109',
    ]);
    expect(ids(1)).toEqual(['steady-100', 'steady-107']);
  });

  it('takes all where there are no more', () => {
    expect(ids(7)).toHaveLength(10);
    expect(ids(Infinity)).toHaveLength(10);
  });
});
