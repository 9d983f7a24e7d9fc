import { describe, expect, it } from 'vitest';
import { BufferedSegments } from '../../../src/engine/driver/buffered-segments.js';

describe('what is in the buffer', () => {
  it('is told in order, in seconds from the playhead, as far as the buffer reaches', () => {
    const held = new BufferedSegments();
    for (const at of [0, 2, 1, 3, 4]) held.note(at * 4, at * 4 + 4, at);
    expect(held.ahead(6, 10)).toEqual([
      { startSec: -2, endSec: 2, renditionIndex: 1 },
      { startSec: 2, endSec: 6, renditionIndex: 2 },
      { startSec: 6, endSec: 10, renditionIndex: 3 },
    ]);
  });

  it('is what came last, where a segment came twice', () => {
    const held = new BufferedSegments();
    held.note(0, 4, 0);
    held.note(4, 8, 0);
    held.note(4.02, 8.02, 3);
    expect(held.ahead(0, 8).map(({ renditionIndex }) => renditionIndex)).toEqual([0, 3]);
  });

  it('forgets what it can no longer name, and takes no note of what has no place', () => {
    const held = new BufferedSegments();
    held.note(0, 4, -1);
    held.note(Number.NaN, Number.NaN, 1);
    expect(held.ahead(0, 30)).toEqual([]);
    held.note(0, 4, 1);
    held.forget();
    expect(held.ahead(0, 30)).toEqual([]);
  });
});
