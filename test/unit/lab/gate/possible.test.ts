import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkOfTrace } from '../../../../lab/src/chaos/link/link-of-trace.js';
import { networkOf } from '../../../../lab/src/gate/run/network-of.js';
import { chanceOf } from '../../../../lab/src/gate/scenario/bounds/chance.js';
import { mostQoe } from '../../../../lab/src/gate/scenario/bounds/qoe.js';
import { leastRebufferPct, leastStallSec } from '../../../../lab/src/gate/scenario/bounds/stalls.js';
import { checkPossible } from '../../../../lab/src/gate/scenario/possible.js';
import type { Scenario } from '../../../../lab/src/gate/scenario/scenario.js';
import { readScenarios, scenarioOf, scenariosOf } from '../../../../lab/src/gate/scenario/scenario-files.js';
import { openTitle } from '../../../../lab/src/gate/title/open-title.js';
import { optimalSession } from '../../../../lab/src/sim/optimum/optimal-session.js';
import { tinyPlan } from '../sim/optimum/tiny-plan.js';

/** As the lab's own title. */
const facts = {
  renditions: [390, 584, 934, 1534, 2134, 3334, 5934].map((bitrateKbps) => ({
    height: bitrateKbps,
    bitrateKbps,
  })),
  segmentSec: 4,
  durationSec: 60,
};
const lab = { facts, leastShare: 0.65 };

const checkScenario = async (scenario: Scenario, title = lab) =>
  checkPossible(scenario, title, await networkOf(scenario));

const check = async (network: object, budgets: object, more: object = {}) =>
  checkScenario(scenarioOf({ name: 'a', network, budgets, ...more }, 'mine'));

const root = (path: string): string => fileURLToPath(new URL(`../../../../${path}`, import.meta.url));

const free = { kbps: null, latencyMs: 0 };
const poor = { kbps: 100, latencyMs: 40 };
const fair = { kbps: 2000, latencyMs: 100 };
const satellite = { kbps: 500, latencyMs: 600 };
const darkStart = { steps: [{ fromSec: 0, kbps: 0 }].concat({ fromSec: 40, kbps: 5000 }) };
/** Seven seconds of the lowest rendition, and then nothing for longer. */
const longTunnel = {
  steps: [
    { fromSec: 0, kbps: 450 },
    { fromSec: 4, kbps: 0 },
    { fromSec: 40, kbps: 5000 },
  ],
};
const soon = { firstFrameMs: 3000 };

describe('a budget that nobody could keep', () => {
  it.each([
    [free, { qoeLin: 6 }, /highest rendition is worth 5\.93/],
    [free, { qoeLog: 2.8 }, /highest rendition is worth 2\.72/],
    [{ kbps: 500 }, { qoeLin: 3 }, /all that the network carries a play is worth 2\.\d\d at best/],
    [poor, { qoeLog: 0 }, /all that the network carries a play is worth -\d/],
    [fair, { meanKbps: 6000 }, /highest rendition has 5934 kbps/],
    [fair, { meanKbps: { max: 300 } }, /lowest rendition has 390 kbps/],
    [fair, { firstFrameMs: 150 }, /wait 200 ms for the network\. Give a limit of 200 or more/],
    [darkStart, { firstFrameMs: 30_000 }, /wait 40\d\d\d ms/],
    [darkStart, { fatal: 0 }, /no picture before the watching ends\. Give a limit of 1 or more/],
    [poor, { ...soon, rebufferPct: 0 }, /budgets\.rebufferPct.*first frame by 3000 ms.*at least \d\d\.\d %/],
    [longTunnel, { ...soon, stallSec: 0 }, /budgets\.stallSec.*at least \d\d\.\d s/],
    [longTunnel, { ...soon, stallCount: 0 }, /budgets\.stallCount.*Give a limit of 1\.0 or more/],
  ])('over %j is refused: %j', async (network, budgets, complaint) => {
    await expect(check(network, budgets)).rejects.toThrow(complaint);
    await expect(check(network, budgets)).rejects.toThrow(/^mine, budgets\.\w+: nobody can meet it/);
  });

  it('is a seek in less than an answer takes, to where nothing can have been loaded', async () => {
    const seeking = { viewer: [{ atSec: 5, do: 'seek', toSec: 45 }] };
    await expect(check(satellite, { seekLatencyMs: 30 }, seeking)).rejects.toThrow(
      /an answer waits 600 ms.*Give a limit of 600 or more/,
    );
    await check(satellite, { seekLatencyMs: 700 }, seeking);
    const within = { viewer: [{ atSec: 20, do: 'seek', toSec: 22 }] };
    await check(satellite, { seekLatencyMs: 30 }, within);
  });

  it('names the line', async () => {
    const { scenarios } = scenariosOf('name: a\nnetwork: {kbps: 500}\nbudgets:\n  qoeLin: 3', 'my.yaml');
    await expect(Promise.all(scenarios.map((each) => checkScenario(each)))).rejects.toThrow(
      /^my\.yaml, line 4, budgets\.qoeLin/,
    );
  });

  it('is a seek behind the end of the title', async () => {
    const more = { viewer: [{ atSec: 2, do: 'seek', toSec: 70 }] };
    await expect(check(fair, {}, more)).rejects.toThrow(/has 60 s/);
  });
});

describe('a budget that some player could keep', () => {
  it.each([
    [
      'what a good one does',
      fair,
      { qoeLin: 1.5, meanKbps: 1200, firstFrameMs: 900, rebufferPct: 0, fatal: 0 },
    ],
    ['with the highest rendition throughout, and stalls', fair, { meanKbps: 5900 }],
    ['starting late enough never to stall', poor, { rebufferPct: 0, stallSec: 0 }],
    [
      'with the lowest rendition through an outage',
      {
        steps: [
          { fromSec: 0, kbps: 3000 },
          { fromSec: 8, kbps: 0 },
        ],
      },
      { ...soon, stallSec: 0 },
    ],
    ['with stalls enough', poor, { ...soon, rebufferPct: 80 }],
    [
      'a moment before its watching ends',
      {
        steps: [
          { fromSec: 0, kbps: 0 },
          { fromSec: 29, kbps: 5000 },
        ],
      },
      { fatal: 0 },
    ],
  ])('passes: %s', async (_, network, budgets) => {
    await check(network, budgets);
  });

  it('passes where half of the plays may start late and the others stall', async () => {
    const budgets = { firstFrameMs: 3000, rebufferPct: 0 };
    await check(poor, budgets, { seeds: 2 });
    await expect(check(poor, budgets, { seeds: 3 })).rejects.toThrow(/nobody can meet it/);
  });

  it('is not refused where the title’s segments weigh less than their bitrate says, or may', async () => {
    const budgets = { qoeLin: 3 };
    const scenario = scenarioOf({ name: 'a', network: { kbps: 500 }, budgets }, 'mine');
    await checkScenario(scenario, { facts, leastShare: 0.2 });
    await check({ kbps: 500 }, budgets, { format: 'dash' });
    await expect(check({ kbps: 500 }, budgets, { format: 'hls' })).rejects.toThrow(/nobody can meet it/);
  });

  it('is not refused where the page may load before the viewer presses play', async () => {
    await check(fair, { firstFrameMs: 20 }, { viewer: [{ atSec: 2, do: 'play' }] });
    const pausedFirst = { viewer: [{ atSec: 1, do: 'pause' }].concat({ atSec: 2, do: 'play' }) };
    await expect(check(fair, { firstFrameMs: 20 }, pausedFirst)).rejects.toThrow(/nobody can meet it/);
  });

  it('is not refused where the viewer may have waited in a seek instead', async () => {
    await check(poor, { ...soon, stallSec: 0 }, { viewer: [{ atSec: 1, do: 'seek', toSec: 40 }] });
  });

  it('is each of the twelve scenarios’, and of the guide’s examples', async () => {
    const { scenarios } = await readScenarios([root('lab/scenarios')]);
    const guide = await readFile(root('docs/guides/gate.md'), 'utf8');
    const examples = Array.from(guide.matchAll(/```yaml\n([^]*?)```/g), ([, text = '']) => text)
      .filter((text) => text.startsWith('name:'))
      .flatMap((text) => scenariosOf(text, 'gate.md').scenarios);
    expect([scenarios.length, examples.length]).toEqual([12, 1]);
    for (const scenario of [...scenarios, ...examples])
      await checkScenario({ ...scenario, seeds: [1, 2, 3] });
  });

  it('is whatever the best schedule in hindsight comes to, over any network', () => {
    fc.assert(
      fc.property(
        tinyPlan,
        fc
          .array(
            fc.record({
              durationMs: fc.integer({ min: 200, max: 6000 }),
              kbps: fc.integer({ min: 0, max: 4000 }),
            }),
            { minLength: 1, maxLength: 8 },
          )
          .filter((points) => points.some(({ kbps }) => kbps > 0)),
        ({ title, qoe }, points) => {
          const durationSec = title.segmentBytes.length * title.segmentSec;
          const shares = title.segmentBytes.flatMap((row) =>
            row.map(
              (bytes, at) =>
                (bytes * 8) / 1000 / ((title.renditions[at]?.bitrateKbps ?? 0) * title.segmentSec),
            ),
          );
          const script = linkOfTrace({
            id: 'any',
            dataset: 'any',
            points: points.map((point) => ({ ...point, latencyMs: 0 })),
          });
          const chanceWatched = (seconds: number) =>
            chanceOf(script, {
              title: {
                renditions: title.renditions.map(({ bitrateKbps }) => ({ height: 0, bitrateKbps })),
                segmentSec: title.segmentSec,
                durationSec,
              },
              leastShare: Math.min(1, ...shares),
              viewer: [],
              seconds,
            });
          const { result, qoePerSegment } = optimalSession({ title, qoe, link: chanceWatched(1).link });
          const [startupSec = 0, ...stalls] = result.segments.map(({ stallSec }) => stallSec);
          const stallSec = stalls.reduce((sum, sec) => sum + sec, 0);
          const chance = chanceWatched(startupSec + stallSec + durationSec);
          expect(mostQoe(chance, qoe)).toBeGreaterThanOrEqual(qoePerSegment - 1e-6);
          expect(leastStallSec(chance, startupSec)).toBeLessThanOrEqual(stallSec + 1e-6);
          expect(leastRebufferPct(chance, startupSec)).toBeLessThanOrEqual(
            (100 * stallSec) / (stallSec + durationSec) + 1e-6,
          );
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('how little a title may have of its bitrates', () => {
  it('is told by the sizes of its segments, and by nobody where one is missing', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sv-gate-title-'));
    try {
      await mkdir(join(folder, 'v'));
      await writeFile(
        join(folder, 'master.m3u8'),
        '#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=800000,RESOLUTION=320x180\nv/a.m3u8\n',
      );
      const playlist =
        '#EXTM3U\n#EXT-X-MAP:URI="i.mp4"\n#EXTINF:2.0,\n1.m4s\n#EXTINF:2.0,\n#EXT-X-BYTERANGE:90000@0\n2.m4s\n';
      await writeFile(join(folder, 'v', 'a.m3u8'), playlist);
      expect((await openTitle(folder)).leastShare).toBeNull();
      await writeFile(join(folder, 'v', '1.m4s'), Buffer.alloc(50_000));
      expect((await openTitle(folder)).leastShare).toBe(0.25);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
