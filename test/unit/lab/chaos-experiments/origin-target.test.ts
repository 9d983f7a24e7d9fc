import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { LinkScript } from '../../../../lab/src/chaos/contract.js';
import { scriptFrom } from '../../../../lab/src/chaos/experiment/changed-link.js';
import { originTarget } from '../../../../lab/src/chaos/experiment/origin-target.js';
import { requestMetrics } from '../../../../lab/src/chaos/experiment/request-metrics.js';
import { runExperiment } from '../../../../lab/src/chaos/experiment/run-experiment.js';
import { runReplay } from '../../../../lab/src/chaos/experiment/run-replay.js';
import { MemoryJournal } from '../../../../lab/src/chaos/journal/memory-journal.js';
import { journalHeader } from '../../../../lab/src/chaos/journal/journal-writer.js';
import { replayPlan } from '../../../../lab/src/chaos/journal/replay-plan.js';
import { compareStrikes } from '../../../../lab/src/chaos/journal/compare-strikes.js';
import { strikesOf } from '../../../../lab/src/chaos/journal/strikes.js';
import { LinkTimeline } from '../../../../lab/src/chaos/link/link-timeline.js';
import { startOrigin, type Origin } from '../../../../lab/src/chaos/origin/start-origin.js';
import { experimentWith } from './support/an-experiment.js';

let root = '';
let origin: Origin | null = null;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'sv-title-'));
  await mkdir(join(root, 'video'));
  await writeFile(join(root, 'main.m3u8'), '#EXTM3U\n');
  for (let index = 0; index < 4; index++)
    await writeFile(join(root, 'video', `${index}.m4s`), 'x'.repeat(500));
});
afterAll(() => rm(root, { recursive: true }));
afterEach(() => origin?.close());

const started = async (): Promise<Origin> => {
  origin = await startOrigin({ root, cdns: [{ name: 'a', region: 'eu' }] });
  return origin;
};
const statusOf = async (url: string): Promise<number | null> => {
  try {
    const response = await fetch(url);
    await response.arrayBuffer();
    return response.status;
  } catch {
    return null;
  }
};

const failing = { id: 'own', match: { path: 'main.m3u8' }, effect: { kind: 'status', status: 404 } } as const;
const steady: LinkScript = { steps: [{ fromSec: 0, kbps: 8000, latencyMs: 10 }] };

describe("the origin's viewers", () => {
  it('keep their own faults beneath the ones of an experiment, and after them', async () => {
    const running = await started();
    const target = originTarget(running);
    const viewer = running.viewer('ann');
    viewer.setConditions({ link: steady, faults: [failing], seed: 1 });
    await target.setFaults('ann', [
      { id: 'x', match: { kinds: ['video'] }, effect: { kind: 'status', status: 503 } },
    ]);
    const ask = (path: string) => statusOf(running.viewerUrl('ann', path));
    expect([await ask('main.m3u8'), await ask('video/1.m4s')]).toEqual([404, 503]);
    await target.setFaults('ann', []);
    expect([await ask('main.m3u8'), await ask('video/1.m4s')]).toEqual([404, 200]);
    expect(viewer.conditions.faults).toEqual([failing]);
  });

  it('get their own link back where its script would be by now', async () => {
    const running = await started();
    const target = originTarget(running);
    const viewer = running.viewer('ann');
    const steps = [
      { fromSec: 0, kbps: 8000, latencyMs: 10 },
      { fromSec: 3, kbps: 4000, latencyMs: 20 },
      { fromSec: 60, kbps: 1000, latencyMs: 30 },
    ];
    viewer.setConditions({ link: { steps }, faults: [], seed: 1 });
    await statusOf(running.viewerUrl('ann', 'video/1.m4s'));
    await target.setLink('ann', { addLatencyMs: 100, kbpsShare: 0.5 });
    expect([viewer.kbps, viewer.latencyMs]).toEqual([4000, 110]);
    await expect.poll(() => [viewer.kbps, viewer.latencyMs], { timeout: 15_000 }).toEqual([2000, 120]);
    await target.setLink('ann', null);
    expect([viewer.kbps, viewer.latencyMs]).toEqual([4000, 20]);
    expect(viewer.conditions.link.steps.at(-1)?.fromSec).toBeLessThan(57.1);
  });

  it('have a changed link from their first request on, if they have not begun', async () => {
    const running = await started();
    const target = originTarget(running);
    const viewer = running.viewer('ann');
    viewer.setConditions({ link: steady, faults: [], seed: 1 });
    await target.setLink('ann', { addLatencyMs: 5, kbpsShare: 1 });
    await target.setLink('ann', null);
    expect(viewer.conditions.link).toEqual(steady);
  });

  it('are disturbed by a run over real requests, whose journal strikes the same ones again', async () => {
    const experiment = experimentWith({
      level: 'extreme',
      confirm: 'a test',
      blastRadiusPct: 100,
      durationSec: 2,
      steadySec: 0,
      recoverySec: 0,
      pollSec: 0.1,
      steadyState: ['viewers >= 1'],
      abortWhen: ['requestErrorShare > 0.99'],
      monkeys: [
        { monkey: 'latency', kinds: ['video'], delayMs: 1, jitterMs: 2, share: 0.4 },
        { monkey: 'kong', cdn: 'a', how: 'unavailable', fromSec: 0.3 },
      ],
    });
    const ask = async (running: Origin): Promise<void> => {
      for (let turn = 0; turn < 12; turn++) {
        await statusOf(running.viewerUrl('ann', `video/${turn % 4}.m4s`));
        await statusOf(running.viewerUrl('bob', `video/${turn % 4}.m4s?try=${turn}`, 'a'));
        await new Promise((resolve) => {
          setTimeout(resolve, 100);
        });
      }
    };
    const first = await started();
    const target = originTarget(first);
    const journal = new MemoryJournal();
    await statusOf(first.viewerUrl('ann', 'main.m3u8'));
    await statusOf(first.viewerUrl('bob', 'main.m3u8'));
    const run = runExperiment(experiment, { target, metrics: requestMetrics(target), journal });
    await ask(first);
    expect(await run).toMatchObject({ verdict: 'held', notUndone: [] });
    expect(first.viewers().flatMap((name) => first.viewer(name).conditions.faults)).toEqual([]);
    const header = journalHeader(experiment, 'run', new Date(0));
    const before = { header, entries: journal.entries, isTorn: false };
    expect(strikesOf(before).length).toBeGreaterThan(2);
    await first.close();

    const second = await started();
    const again = new MemoryJournal();
    const stopping = new AbortController();
    const replayed = runReplay(replayPlan(before), {
      target: originTarget(second),
      journal: again,
      signal: stopping.signal,
      begun: async () => {},
    });
    await expect
      .poll(() => second.viewers().length)
      .toBe(new Set(strikesOf(before).map((each) => each.viewer)).size);
    await statusOf(second.viewerUrl('ann', 'main.m3u8'));
    await statusOf(second.viewerUrl('bob', 'main.m3u8'));
    await ask(second);
    stopping.abort();
    expect(await replayed).toEqual([]);
    const after = { header, entries: again.entries, isTorn: false };
    expect(compareStrikes(strikesOf(before), strikesOf(after))).toMatchObject({ missing: [], extra: [] });
  });
});

describe('a script that goes on from a moment', () => {
  it('gives the same rates and latencies at the same times', () => {
    const step = fc.record({
      lastsMs: fc.integer({ min: 1, max: 5000 }),
      kbps: fc.integer({ min: 0, max: 9000 }),
      latencyMs: fc.integer({ min: 0, max: 300 }),
    });
    fc.assert(
      fc.property(
        fc.array(step, { minLength: 1, maxLength: 6 }),
        fc.boolean(),
        fc.integer({ min: 0, max: 40_000 }),
        fc.integer({ min: 0, max: 40_000 }),
        (lasting, repeats, fromMs, atMs) => {
          let endMs = 0;
          const steps = lasting.map(({ lastsMs, kbps, latencyMs }) => {
            const fromSec = endMs / 1000;
            endMs += lastsMs;
            return { fromSec, kbps, latencyMs };
          });
          const script: LinkScript = repeats ? { steps, repeatAfterSec: endMs / 1000 } : { steps };
          const whole = new LinkTimeline(script);
          const rest = new LinkTimeline(scriptFrom(script, fromMs / 1000));
          // Half-way between whole milliseconds, where no step begins.
          const momentMs = atMs + 0.5;
          expect(rest.kbpsAt(momentMs)).toBe(whole.kbpsAt(fromMs + momentMs));
          expect(rest.latencyMsAt(momentMs)).toBe(whole.latencyMsAt(fromMs + momentMs));
        },
      ),
    );
  });
});
