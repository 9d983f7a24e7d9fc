import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchEntry, type ResourceEntry } from '../../../src/engine/timing/match-entry.js';

const URL = 'https://cdn.example/v/seg-1.m4s';

function entry(overrides: Partial<ResourceEntry> = {}): ResourceEntry {
  return {
    name: URL,
    startTime: 1000,
    requestStart: 1002,
    responseStart: 1040,
    responseEnd: 1200,
    transferSize: 50_300,
    encodedBodySize: 50_000,
    decodedBodySize: 50_000,
    ...overrides,
  };
}

describe('matching a request to its Resource Timing entry', () => {
  it('gives the times and bytes of the wire', () => {
    expect(matchEntry([entry()], { url: URL, requestStartMs: 999, responseEndMs: 1203 })).toEqual({
      requestStartMs: 1002,
      responseStartMs: 1040,
      responseEndMs: 1200,
      bytes: 50_000,
      fromCache: false,
    });
  });

  it('gives nothing where the origin hides its timing', () => {
    const hidden = entry({ requestStart: 0, responseStart: 0, transferSize: 0, encodedBodySize: 0 });
    expect(matchEntry([hidden], { url: URL, requestStartMs: 1000 })).toBeNull();
  });

  it('gives nothing for another URL, an earlier attempt, or one that ended later', () => {
    expect(matchEntry([entry({ name: `${URL}?x` })], { url: URL, requestStartMs: 1000 })).toBeNull();
    expect(matchEntry([entry()], { url: URL, requestStartMs: 1500 })).toBeNull();
    expect(matchEntry([entry()], { url: URL, requestStartMs: 1000, responseEndMs: 1100 })).toBeNull();
  });

  it('ignores the fragment of a URL', () => {
    expect(matchEntry([entry()], { url: `${URL}#t=1`, requestStartMs: 1000 })).not.toBeNull();
  });

  it('tells answers from the cache', () => {
    const request = { url: URL, requestStartMs: 1000 };
    expect(matchEntry([entry({ transferSize: 0 })], request)?.fromCache).toBe(true);
    expect(matchEntry([entry({ transferSize: 300 })], request)?.fromCache).toBe(true);
    expect(matchEntry([entry({ deliveryType: 'cache' })], request)?.fromCache).toBe(true);
  });

  it('finds each of several requests for one URL, in whatever order they came', () => {
    const attempts = fc.array(fc.integer({ min: 60, max: 500 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(attempts, fc.nat(), fc.integer({ min: -5, max: 5 }), (gaps, pick, offMs) => {
        let at = 0;
        const entries = gaps.map((gap) => {
          at += gap + 60;
          return entry({
            startTime: at,
            requestStart: at + 1,
            responseStart: at + 10,
            responseEnd: at + 20 + gap / 2,
          });
        });
        const wanted = entries[pick % entries.length] ?? entry();
        const found = matchEntry(entries.toReversed(), {
          url: URL,
          requestStartMs: wanted.startTime + offMs,
          responseEndMs: wanted.responseEnd + 5,
        });
        expect(found?.responseEndMs).toBe(wanted.responseEnd);
      }),
    );
  });
});
