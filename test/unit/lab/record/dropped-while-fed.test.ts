import { describe, expect, it } from 'vitest';
import { droppedWhileFed } from '../../../../lab/src/record/dropped-while-fed.js';
import type { QoeFact } from '../../../../src/qoe/model/fact.js';

const playhead = (atSec: number, bufferLevelSec: number): QoeFact => ({
  kind: 'playhead',
  atMs: 1_000 * atSec,
  positionSec: atSec,
  bufferLevelSec,
  bufferEstimated: false,
  paused: false,
  seeking: false,
  rate: 1,
  edgeDistanceSec: null,
  frameless: false,
});

/** A look a second: 25 frames each, of which so many are lost at that level of buffer. */
function watched(seconds: readonly (readonly [bufferLevelSec: number, lost: number])[]): readonly QoeFact[] {
  let dropped = 0;
  return seconds.flatMap(([level, lost], sec) => {
    dropped += lost;
    const counts: QoeFact = { kind: 'frame-counts', atMs: 1_000 * sec, dropped, total: 25 * (sec + 1) };
    return [playhead(sec, level), counts];
  });
}

const fill = (count: number, level: number, lost: number): readonly (readonly [number, number])[] =>
  Array.from({ length: count }, () => [level, lost] as const);

describe('frames lost while there was media to show', () => {
  it('are those of a machine that can’t keep up', () => {
    expect(droppedWhileFed(watched([...fill(5, 0, 0), ...fill(20, 8, 5)]))).toBeCloseTo(0.2, 6);
  });

  it('are none where the picture ran dry and came late', () => {
    const dryOnce = [...fill(10, 8, 0), ...fill(3, 0.2, 20), ...fill(3, 4, 20), ...fill(10, 8, 0)];
    expect(droppedWhileFed(watched(dryOnce))).toBe(0);
  });

  it('are still those of the machine later on', () => {
    const both = [...fill(10, 8, 0), ...fill(3, 0, 20), ...fill(4, 6, 20), ...fill(12, 8, 10)];
    expect(droppedWhileFed(watched(both))).toBeGreaterThan(0.15);
  });

  it('are none of a view that never had any', () => {
    expect(droppedWhileFed([])).toBe(0);
    expect(droppedWhileFed(watched(fill(20, 0, 5)))).toBe(0);
  });
});
