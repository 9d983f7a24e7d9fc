import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FaultEffect, FaultRule, RequestKind } from '../../../../lab/src/chaos/contract.js';
import { compareStrikes } from '../../../../lab/src/chaos/journal/compare-strikes.js';
import type { Journal, JournalEvent } from '../../../../lab/src/chaos/journal/journal-entry.js';
import { journalHeader } from '../../../../lab/src/chaos/journal/journal-writer.js';
import { parseJournal } from '../../../../lab/src/chaos/journal/read-journal.js';
import { replayPlan } from '../../../../lab/src/chaos/journal/replay-plan.js';
import { strikesOf } from '../../../../lab/src/chaos/journal/strikes.js';
import { experimentWith } from './support/an-experiment.js';
import { FakeTarget } from './support/fake-target.js';

const header = journalHeader(experimentWith(), 'run', new Date(0));

interface Asked {
  readonly viewer: string;
  readonly kind: RequestKind;
  readonly path: string;
  readonly cdn: string | null;
}

const asked = fc.record<Asked>({
  viewer: fc.constantFrom('ann', 'bob'),
  kind: fc.constantFrom<RequestKind[]>('video', 'manifest'),
  path: fc.constantFrom('main.m3u8', 'v/1.m4s', 'v/2.m4s', 'v/2.m4s?part=1'),
  cdn: fc.constantFrom('a', 'b', null),
});
const effects: readonly FaultEffect[] = [
  { kind: 'reset' },
  { kind: 'status', status: 503 },
  { kind: 'delay', ms: 100 },
];
const rule = fc
  .record({
    kinds: fc.option(fc.subarray<RequestKind>(['video', 'manifest'], { minLength: 1 }), { nil: undefined }),
    cdn: fc.option(fc.constantFrom('a', 'b'), { nil: undefined }),
    path: fc.option(fc.constantFrom('v/*', '**', '*.m3u8'), { nil: undefined }),
    tenths: fc.integer({ min: 1, max: 10 }),
    skip: fc.nat({ max: 3 }),
    effect: fc.constantFrom(...effects),
  })
  .map(({ kinds, cdn, path, tenths, skip, effect }): Omit<FaultRule, 'id'> => ({
    match: { ...(kinds && { kinds }), ...(cdn && { cdn }), ...(path && { path }) },
    timing: { probability: tenths / 10, skip },
    effect,
  }));
/** Rules are set after so many requests, and each set replaces the one before. */
const change = fc.record({
  after: fc.nat({ max: 30 }),
  viewer: fc.constantFrom('ann', 'bob'),
  rules: fc.array(rule, { minLength: 1, maxLength: 4 }),
});

describe('a replay', () => {
  it('strikes the same requests with the same effects in the same order, without any chance', async () => {
    let struck = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(asked, { minLength: 20, maxLength: 60, size: 'max' }),
        fc.array(change, { minLength: 1, maxLength: 5, size: 'max' }),
        fc.nat(),
        async (requests, changes, seed) => {
          const first = await firstRun(requests, changes, seed);
          struck += strikesOf(first).length;
          const plan = replayPlan(first);
          const again = new FakeTarget([], seed + 1);
          for (const [viewer, rules] of plan.faults) await again.setFaults(viewer, rules);
          for (const { viewer, kind, path, cdn } of requests) again.ask(viewer, kind, path, cdn);
          const second = journalOf([
            ...[...plan.faults].map(([viewer, rules]) => ({ what: 'rule-set', viewer, rules }) as const),
            ...(await again.requests()).map((request) => ({ what: 'request', request }) as const),
          ]);
          // Not only the same set: two that strike one request act in the order of the rules.
          const inOrder = (journal: Journal) =>
            strikesOf(journal).map(({ ruleId, drawSeed, ...strike }) => {
              void ruleId;
              void drawSeed;
              return strike;
            });
          expect(inOrder(second)).toEqual(inOrder(first));
          expect(compareStrikes(strikesOf(first), strikesOf(second))).toMatchObject({
            missing: [],
            extra: [],
          });
        },
      ),
      { numRuns: 200 },
    );
    expect(struck).toBeGreaterThan(200);
  });

  it('repeats what changed with time at the same times', () => {
    const change = { addLatencyMs: 300, kbpsShare: 0.5 };
    const plan = replayPlan(
      journalOf([
        { what: 'link', viewer: 'ann', change },
        { what: 'process', process: 'store', action: 'freeze' },
        { what: 'link', viewer: 'ann', change: null },
      ]),
    );
    expect(plan.steps).toEqual([
      { atMs: 0, what: 'link', viewer: 'ann', change },
      { atMs: 1, what: 'process', process: 'store', action: 'freeze' },
      { atMs: 2, what: 'link', viewer: 'ann', change: null },
    ]);
    expect(plan.durationMs).toBe(2);
  });

  it('says which requests were struck in one run alone', async () => {
    const target = new FakeTarget(['ann']);
    const rules: FaultRule[] = [{ id: 'r', match: {}, timing: { times: 1 }, effect: { kind: 'reset' } }];
    await target.setFaults('ann', rules);
    target.ask('ann', 'video', 'v/1.m4s');
    const first = journalOf([
      { what: 'rule-set', viewer: 'ann', rules },
      ...(await target.requests()).map((request) => ({ what: 'request', request }) as const),
    ]);
    expect(compareStrikes(strikesOf(first), [])).toEqual({
      same: 0,
      missing: ['ann, video request 1 of v/1.m4s: {"kind":"reset"}'],
      extra: [],
    });
  });

  it('keeps the draws of jitter and noise where the origin tells them', () => {
    const rules: FaultRule[] = [{ id: 'r', match: {}, effect: { kind: 'delay', ms: 5, jitterMs: 90 } }];
    const request = {
      number: 0,
      atMs: 0,
      viewer: 'ann',
      method: 'GET',
      path: 'a.m4s',
      kind: 'video',
      cdn: null,
      faults: ['r'],
      faultSeeds: [77],
      status: 200,
      bodyBytes: 1,
      tookMs: 1,
      end: 'complete',
    } as const;
    const plan = replayPlan(
      journalOf([
        { what: 'rule-set', viewer: 'ann', rules },
        { what: 'request', request },
      ]),
    );
    expect(plan.faults.get('ann')).toMatchObject([{ drawSeed: 77, timing: { skip: 0, times: 1 } }]);
  });
});

async function firstRun(
  requests: readonly Asked[],
  changes: readonly { after: number; viewer: string; rules: readonly Omit<FaultRule, 'id'>[] }[],
  seed: number,
): Promise<Journal> {
  const target = new FakeTarget([], seed);
  const events: JournalEvent[] = [];
  for (let index = 0; index <= requests.length; index++) {
    for (const [number, { after, viewer, rules }] of changes.entries()) {
      if (after !== index) continue;
      const named = rules.map((each, at): FaultRule => Object.assign({ id: `${number}.${at}` }, each));
      await target.setFaults(viewer, named);
      events.push({ what: 'rule-set', viewer, rules: named });
    }
    const next = requests[index];
    if (next) target.ask(next.viewer, next.kind, next.path, next.cdn);
  }
  // As a run does it: when they ended, so in any order.
  const ended = (await target.requests()).toReversed();
  return journalOf([...events, ...ended.map((request) => ({ what: 'request', request }) as const)]);
}

/** As it comes back from a file. */
function journalOf(events: readonly JournalEvent[]): Journal {
  const lines = [header, ...events.map((event, atMs) => Object.assign({ atMs }, event))];
  return parseJournal(lines.map((line) => `${JSON.stringify(line)}\n`).join(''), 'test.jsonl');
}
