import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blindKbps } from '../../../src/abr/blind-start.js';
import type { AbrContext } from '../../../src/abr/contract/abr-controller.js';
import { createHybridAbr } from '../../../src/abr/hybrid/hybrid-abr.js';
import { believedKbps, type LastEstimate } from '../../../src/abr/start/last-estimate.js';
import { rememberingAbr } from '../../../src/abr/start/remembering-abr.js';
import { SessionThroughput } from '../../../src/abr/start/session-throughput.js';
import { readEstimates, withEstimate } from '../../../src/abr/start/stored-estimates.js';
import type { DownloadSample } from '../../../src/media/download.js';
import { wildContexts } from './arbitraries.js';

const HOUR_MS = 3_600_000;
const NOW_MS = Date.UTC(2030, 0, 1);

const estimates: fc.Arbitrary<LastEstimate> = fc.record({
  kbps: fc.integer({ min: 1, max: 1_000_000 }),
  atMs: fc.integer({ min: 0, max: NOW_MS }),
  spread: fc.integer({ min: 0, max: 200 }).map((hundredths) => hundredths / 100),
});

function sample(kbps: number, endMs: number, more: Partial<DownloadSample> = {}): DownloadSample {
  const ms = 1_000;
  return {
    kind: 'video',
    renditionIndex: 0,
    bytes: (kbps * ms) / 8,
    durationSec: 4,
    requestStartMs: endMs - ms - 40,
    responseStartMs: endMs - ms,
    responseEndMs: endMs,
    fromCache: false,
    timing: 'resource-timing',
    ...more,
  };
}

describe('what is believed of a memory', () => {
  it('lies between the default and what was measured, whatever was', () => {
    fc.assert(
      fc.property(estimates, (estimate) => {
        const kbps = believedKbps({ ...estimate, spread: 0 }, NOW_MS);
        expect(kbps).toBeGreaterThanOrEqual(Math.min(1_000, estimate.kbps) * 0.999);
        expect(kbps).toBeLessThanOrEqual(Math.max(1_000, estimate.kbps) * 1.001);
      }),
    );
  });

  it('is never less for a faster network, nor more for one that varies more', () => {
    fc.assert(
      fc.property(estimates, fc.double({ min: 1, max: 5, noNaN: true }), (estimate, factor) => {
        const faster = { ...estimate, kbps: estimate.kbps * factor };
        const wider = { ...estimate, spread: estimate.spread * factor };
        expect(believedKbps(faster, NOW_MS)).toBeGreaterThanOrEqual(believedKbps(estimate, NOW_MS));
        expect(believedKbps(wider, NOW_MS)).toBeLessThanOrEqual(believedKbps(estimate, NOW_MS));
      }),
    );
  });

  it('fades to the default', () => {
    const at = (hours: number): number =>
      believedKbps({ kbps: 20_000, atMs: NOW_MS - hours * HOUR_MS, spread: 0.3 }, NOW_MS);
    const ages = [0, 1, 6, 24, 24 * 7].map(at);
    expect(ages).toEqual(ages.toSorted((a, b) => b - a));
    expect(ages[0]).toBeGreaterThan(4_000);
    expect(ages.at(-1)).toBeCloseTo(1_000, -1);
  });

  it('is no more than fresh when the clock was set back', () => {
    const estimate = { kbps: 20_000, atMs: NOW_MS, spread: 0 };
    expect(believedKbps({ ...estimate, atMs: NOW_MS + HOUR_MS }, NOW_MS)).toBe(
      believedKbps(estimate, NOW_MS),
    );
  });
});

describe('what a session measured', () => {
  it('is the throughput of a steady link, without spread', () => {
    fc.assert(
      fc.property(fc.integer({ min: 300, max: 100_000 }), (kbps) => {
        const session = new SessionThroughput();
        for (let segment = 1; segment <= 20; segment += 1) session.push(sample(kbps, segment * 4_000));
        const estimate = session.estimate(NOW_MS);
        expect(estimate?.kbps).toBeCloseTo(kbps, -1);
        expect(estimate?.spread).toBeLessThan(0.01);
      }),
    );
  });

  it('spreads where the link varies', () => {
    const session = new SessionThroughput();
    for (let segment = 1; segment <= 20; segment += 1)
      session.push(sample(segment % 2 ? 1_000 : 8_000, segment * 4_000));
    const estimate = session.estimate(NOW_MS);
    expect(estimate?.kbps).toBeGreaterThan(1_000);
    expect(estimate?.kbps).toBeLessThan(8_000);
    expect(estimate?.spread).toBeGreaterThan(0.5);
  });

  it('is nothing for a few segments, or what came out of a cache', () => {
    const session = new SessionThroughput();
    for (let segment = 1; segment <= 9; segment += 1)
      session.push(sample(5_000, segment * 4_000, { fromCache: true }));
    expect(session.estimate(NOW_MS)).toBeNull();
    session.push(sample(5_000, 40_000));
    expect(session.estimate(NOW_MS)).toBeNull();
  });
});

describe('what is stored', () => {
  it('comes back as it went in, but for rounding', () => {
    fc.assert(
      fc.property(fc.string(), estimates, (kind, estimate) => {
        fc.pre(kind !== '__proto__');
        const back = readEstimates(withEstimate(null, kind, estimate)).get(kind);
        expect(back?.kbps).toBeCloseTo(estimate.kbps, -1);
        expect(back?.atMs).toBe(estimate.atMs);
      }),
    );
  });

  it('survives any text, and replaces it by what can be read', () => {
    const estimate = { kbps: 3_000, atMs: NOW_MS, spread: 0.2 };
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        for (const known of readEstimates(text).values()) expect(known.kbps).toBeGreaterThan(0);
        expect(readEstimates(withEstimate(text, 'wifi', estimate)).get('wifi')).toEqual(estimate);
      }),
    );
  });

  it('leaves out entries that are no estimates', () => {
    const text = JSON.stringify({
      good: { kbps: 3_000, atMs: 1, spread: 0.2 },
      text: 'fast',
      missing: { kbps: 3_000 },
      negative: { kbps: -1, atMs: 1, spread: 0.2 },
      huge: { kbps: 1e12, atMs: 1, spread: 0.2 },
      list: [3_000],
      nothing: null,
    });
    expect([...readEstimates(text).keys()]).toEqual(['good']);
  });

  it('keeps a handful of kinds, the newest', () => {
    let text = '';
    for (let kind = 0; kind < 30; kind += 1)
      text = withEstimate(text, `kind-${kind}`, { kbps: 1_000, atMs: kind, spread: 0 });
    const kinds = [...readEstimates(text).keys()];
    expect(kinds.length).toBeLessThanOrEqual(10);
    expect(kinds).toContain('kind-29');
    expect(text.length).toBeLessThan(1_000);
  });
});

describe('the first choice', () => {
  const context: AbrContext = {
    nowMs: 0,
    bufferLevelSec: 0,
    maxBufferSec: 30,
    segmentDurationSec: 4,
    renditions: [300, 800, 2_000, 5_000].map((bitrateKbps, index) => ({ id: `r${index}`, bitrateKbps })),
    currentIndex: -1,
    playbackRate: 1,
    constraints: {},
  };

  it('trusts what was measured more than the hint, and that more than nothing', () => {
    const all = { ...context, rememberedKbps: 9_000, hintKbps: 10_000 };
    expect(blindKbps(all, 1_000)).toBe(9_000);
    expect(blindKbps({ ...context, hintKbps: 10_000 }, 1_000)).toBeLessThan(9_000);
    expect(blindKbps({ ...all, rememberedKbps: Number.NaN }, 1_000)).toBeLessThan(9_000);
    expect(blindKbps(context, 1_000)).toBe(1_000);
  });

  it('starts higher where the network was fast, and answers as ever otherwise', () => {
    const blind = createHybridAbr().decide(context).renditionIndex;
    const remembering = rememberingAbr(createHybridAbr(), 20_000);
    expect(remembering.name).toBe('hybrid');
    expect(remembering.decide(context).renditionIndex).toBeGreaterThan(blind);
  });

  it('stays in the ladder, whatever is remembered', () => {
    fc.assert(
      fc.property(wildContexts, fc.double(), (wild, kbps) => {
        const { renditionIndex } = rememberingAbr(createHybridAbr(), kbps).decide(wild);
        expect(renditionIndex).toBeGreaterThanOrEqual(0);
        expect(renditionIndex).toBeLessThan(wild.renditions.length);
      }),
    );
  });
});
