import { describe, expect, it } from 'vitest';
import { BufferChooser } from '../../../../../../lab/src/sim/peers/rx/buffer-chooser.js';
import { bufferLevelsSec } from '../../../../../../lab/src/sim/peers/rx/buffer-levels.js';
import { MaintainabilityScore } from '../../../../../../lab/src/sim/peers/rx/maintainability.js';

const bitratesKbps = [400, 800, 1600];

const certain = (score: number): { score: number; isCertain: true } => ({ score, isCertain: true });

function added(
  over: Partial<Parameters<BufferChooser['choose']>[0]>,
): Parameters<BufferChooser['choose']>[0] {
  return {
    renditionIndex: 0,
    bufferLevelSec: 60,
    playbackRate: 1,
    nowMs: 0,
    maintainability: certain(2),
    ...over,
  };
}

describe('the buffer levels of RxPlayer', () => {
  it('are as worked by hand', () => {
    // gp = ln 4 / 16 = 0.08664; (R_i·u_{i−1} − R_{i−1}·u_i) / (R_i − R_{i−1}) is 1 − ln 2 for 1 and 1 for 2.
    const [lowest, middle, highest] = bufferLevelsSec(bitratesKbps);
    expect(lowest).toBe(4);
    expect(middle).toBeCloseTo(9 + (1 - Math.LN2) / (Math.log(4) / 16), 9);
    expect(highest).toBeCloseTo(9 + 1 / (Math.log(4) / 16), 9);
  });

  it('are shared by equal bitrates', () => {
    const [, first, second] = bufferLevelsSec([400, 800, 800, 1600]);
    expect(second).toBe(first);
  });
});

describe('the buffer chooser of RxPlayer', () => {
  it('rises by one step with buffer and score enough', () => {
    const chooser = new BufferChooser(bitratesKbps);
    expect(chooser.choose(added({}))).toBe(1);
    expect(chooser.choose(added({ bufferLevelSec: 12 }))).toBe(0);
    expect(chooser.choose(added({ maintainability: certain(1.14) }))).toBe(0);
    expect(chooser.choose(added({ playbackRate: 2, maintainability: certain(2.2) }))).toBe(0);
    expect(chooser.choose(added({ maintainability: { score: 2, isCertain: false } }))).toBe(0);
    expect(chooser.choose(added({ maintainability: null }))).toBe(0);
  });

  it('falls to what the buffer holds', () => {
    const chooser = new BufferChooser(bitratesKbps);
    expect(chooser.choose(added({ renditionIndex: 2, bufferLevelSec: 15 }))).toBe(1);
    expect(chooser.choose(added({ renditionIndex: 2, bufferLevelSec: 2 }))).toBe(0);
    expect(chooser.choose(added({ renditionIndex: 2, maintainability: certain(0.9) }))).toBe(1);
  });

  it('does not rise for 9 s after the first fall, and for 12 s after one that follows soon', () => {
    const chooser = new BufferChooser(bitratesKbps);
    chooser.choose(added({ renditionIndex: 2, bufferLevelSec: 2 }));
    expect(chooser.choose(added({ nowMs: 8999 }))).toBe(0);
    expect(chooser.choose(added({ nowMs: 9000 }))).toBe(1);
    chooser.choose(added({ renditionIndex: 1, bufferLevelSec: 2, nowMs: 10_000 }));
    expect(chooser.choose(added({ nowMs: 21_999 }))).toBe(0);
    expect(chooser.choose(added({ nowMs: 22_000 }))).toBe(1);
  });
});

describe('the maintainability score of RxPlayer', () => {
  it('is certain from the sixth segment of one rendition on', () => {
    const score = new MaintainabilityScore();
    for (let count = 1; count <= 5; count += 1) score.add(1, 2, 4);
    expect(score.of(1)).toEqual({ score: 2, isCertain: false });
    score.add(1, 2, 4);
    expect(score.of(1)?.isCertain).toBe(true);
    expect(score.of(0)).toBeNull();
    score.add(0, 1, 4);
    expect(score.of(0)).toEqual({ score: 4, isCertain: false });
  });
});
