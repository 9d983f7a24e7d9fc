import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bufferedAheadSec } from '../../../src/media/buffered.js';
import { redactUrl } from '../../../src/base/redact-url.js';
import { manifestLoadFailed } from '../../../src/media/errors.js';
import { highestAllowedIndex } from '../../../src/media/rendition.js';

const ranges = (...spans: readonly (readonly [number, number])[]) => ({
  length: spans.length,
  start: (index: number) => spans[index]?.[0] ?? 0,
  end: (index: number) => spans[index]?.[1] ?? 0,
});

describe('bufferedAheadSec', () => {
  it('counts on over gaps too small to notice, and stops at real ones', () => {
    expect(bufferedAheadSec(ranges([0, 4], [4.05, 8], [9, 12]), 1)).toBe(7);
  });

  it('is 0 where the playhead has nothing', () => {
    expect(bufferedAheadSec(ranges([10, 20]), 2)).toBe(0);
    expect(bufferedAheadSec(ranges(), 0)).toBe(0);
  });
});

describe('highestAllowedIndex', () => {
  const ladder = [144, 360, 720, 1080].map((height, index) => ({
    id: `${height}`,
    height,
    bitrateKbps: 300 * 2 ** index,
  }));

  it('keeps to both bounds, and always leaves something to play', () => {
    expect(highestAllowedIndex(ladder, {})).toBe(3);
    expect(highestAllowedIndex(ladder, { maxHeight: 720 })).toBe(2);
    expect(highestAllowedIndex(ladder, { maxHeight: 720, maxBitrateKbps: 700 })).toBe(1);
    expect(highestAllowedIndex(ladder, { maxBitrateKbps: 1 })).toBe(0);
  });
});

describe('errors of requests', () => {
  it('never carry a query or fragment, which may hold tokens', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
        expect(redactUrl(url)).not.toMatch(/[?#]/);
        expect(manifestLoadFailed({ url: `${url}?token=secret` }).message).not.toContain('secret');
      }),
    );
  });

  it('tell a refusal from no answer at all', () => {
    expect(manifestLoadFailed({ url: '/a.mpd', status: 404 }).message).toContain('answered 404');
    expect(manifestLoadFailed({ url: '/a.mpd' }).message).toContain('CORS');
  });
});
