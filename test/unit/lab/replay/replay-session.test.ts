import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { abrNames, type AbrController } from '../../../../src/abr/index.js';
import type { SessionRecord } from '../../../../src/session/session-record.js';
import { importControllers, makerFor, otherController } from '../../../../lab/src/replay/controllers.js';
import { openLoopInWords } from '../../../../lab/src/replay/open-loop-report.js';
import { parseSession } from '../../../../lab/src/replay/read-session.js';
import { replayInWords, sessionInWords } from '../../../../lab/src/replay/replay-report.js';
import { replaySession, type Compared } from '../../../../lab/src/replay/replay-session.js';
import { wildNumbers } from '../../abr/arbitraries.js';
import { dropping, recordedSession } from './recorded.js';

const none = new Map<string, () => AbrController>();
const read = (record: SessionRecord) => parseSession(JSON.stringify(record), 'session.json');

function replayed(record: SessionRecord, imported = none): readonly Compared[] {
  const session = read(record);
  return replaySession(session, makerFor(session, imported));
}

const differing = (compared: readonly Compared[]): readonly Compared[] =>
  compared.filter(({ agreement }) => agreement === 'different');

const acted = (compared: readonly Compared[], call: string): number =>
  compared.filter(
    ({ question }) => question.call === call && !question.answer.threw && question.answer.given !== null,
  ).length;

const links = fc.array(
  fc.record({
    durationMs: fc.integer({ min: 500, max: 20_000 }),
    kbps: fc.double({ min: 150, max: 9000, noNaN: true }),
    latencyMs: fc.double({ min: 0, max: 400, noNaN: true }),
  }),
  { minLength: 1, maxLength: 8 },
);

describe('a replayed session', () => {
  for (const name of abrNames())
    it(`takes every decision of ${name} again, to the last bit`, () => {
      fc.assert(
        fc.property(
          links,
          fc.constantFrom('known' as const, 'hidden' as const),
          fc.option(fc.constantFrom(6, 12, 20), { nil: undefined }),
          (points, sizes, liveSec) => {
            const playing = { points, sizes, controllers: [name], ...(liveSec !== undefined && { liveSec }) };
            const compared = replayed(recordedSession(playing));
            expect(compared.length).toBeGreaterThanOrEqual(50);
            expect(compared.filter(({ agreement }) => agreement !== 'exact')).toEqual([]);
          },
        ),
        { numRuns: 12 },
      );
    });

  it('is the same where downloads are given up', () => {
    const compared = replayed(recordedSession({ points: dropping, controllers: ['hybrid'] }));
    expect(acted(compared, 'abandon')).toBeGreaterThan(0);
    expect(compared.every(({ agreement }) => agreement === 'exact')).toBe(true);
    expect(replayInWords(compared)).toContain(`${compared.length} of ${compared.length} decisions the same`);
  });

  it('is the same through changes of the controller, each told of the last downloads', () => {
    const names = ['hybrid', 'bola', 'throughput', 'lowlatency', 'mpc'];
    const record = recordedSession({ points: dropping, controllers: names, switchEvery: 5 });
    const compared = replayed(record);
    expect(new Set(compared.map(({ controller }) => controller))).toEqual(new Set(names));
    expect(compared.every(({ agreement }) => agreement === 'exact')).toBe(true);
    expect(sessionInWords(read(record))).toMatch(/hybrid, then bola from [\d.]+ s on, then throughput/);
  });

  it('is the same whatever an engine tells, numbers that are none included', () => {
    fc.assert(
      fc.property(
        fc.record({ bufferLevelSec: wildNumbers, maxBufferSec: wildNumbers, playbackRate: wildNumbers }),
        fc.array(fc.array(wildNumbers, { maxLength: 6 }), { maxLength: 4 }),
        fc.constantFrom(...abrNames()),
        (context, upcomingBytes, name) => {
          const told = { ...context, upcomingBytes };
          const record = recordedSession({
            points: dropping,
            segmentCount: 6,
            controllers: [name],
            context: told,
          });
          expect(replayed(record).filter(({ agreement }) => agreement !== 'exact')).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('notices a number that was changed in the file', () => {
    const record = recordedSession({ points: dropping, controllers: ['hybrid'] });
    const changed = JSON.parse(JSON.stringify(record), (key, value: unknown) =>
      key === 'responseEndMs' && typeof value === 'number' && value > 30_000 ? value * 1.0001 : value,
    ) as SessionRecord;
    const compared = replayed(changed);
    const found = differing(compared);
    expect(found.length).toBeGreaterThan(0);
    const words = replayInWords(compared);
    expect(words).toContain(`${compared.length - found.length} of ${compared.length} decisions the same`);
    expect(words).toContain(`calls[${found[0]?.index}]: hybrid was asked to`);
    expect(words).toMatch(/recorded {2}\{.*\n {2}replayed {2}\{.*\n {2}context {3}\{/);
  });

  it("replays a page's own controller once its module is given, where it failed too", async () => {
    for (const make of [calm, failing]) {
      const record = recordedSession({ points: dropping, controllers: [make()] });
      expect(() => replayed(record)).toThrow(
        /calls\[0\]: the controller "mine" was an object.*--import mine=/,
      );
      const compared = replayed(record, new Map([['mine', make]]));
      expect(compared.every(({ agreement }) => agreement === 'exact')).toBe(true);
    }
    const record = recordedSession({ points: dropping, controllers: [calm()] });
    expect(
      replayed(record, new Map([['mine', failing]])).some(({ agreement }) => agreement === 'different'),
    ).toBe(true);
    await expect(importControllers([{ module: './not-there.mjs' }])).rejects.toThrow("can't be loaded");
  });
});

function calm(): AbrController {
  return { name: 'mine', observe() {}, decide: () => ({ renditionIndex: 0, reason: 'low' }), reset() {} };
}

function failing(): AbrController {
  return {
    ...calm(),
    observe() {
      throw new Error('deaf');
    },
    decide({ nowMs }) {
      if (nowMs > 10_000) throw new Error('tired');
      return { renditionIndex: 0, reason: 'low' };
    },
  };
}

describe('another controller in the same situations', () => {
  it('differs nowhere from itself, and is counted where it differs', async () => {
    const session = read(recordedSession({ points: dropping, controllers: ['hybrid'] }));
    const itself = replaySession(session, await otherController('hybrid', none));
    expect(openLoopInWords('hybrid', itself)).toMatch(/decide +(\d+) +\1 +0 +0\n/);
    for (const name of ['throughput', 'hls.js']) {
      const other = replaySession(session, await otherController(name, none));
      expect(other).toHaveLength(itself.length);
      expect(openLoopInWords(name, other)).toMatch(/mean choice: recorded \d+ kbps, .* \d+ kbps/);
    }
    await expect(otherController('nobody', none)).rejects.toThrow('nobody');
  });
});
