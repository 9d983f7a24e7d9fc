import { describe, expect, it } from 'vitest';
import { createRxAbr } from '../../../../../../lab/src/sim/peers/rx/rx-abr.js';
import type { AbrContext, AbrEvent } from '../../../../../../src/abr/contract/abr-controller.js';
import { answersText } from '../shaka/answers-text.js';
import { playScript } from '../shaka/scripted-session.js';
import recorded from './rx-answers.json' with { type: 'json' };

const renditions = [400, 900, 1800, 3600].map((bitrateKbps) => ({ id: `r${bitrateKbps}`, bitrateKbps }));

function context(over: Partial<AbrContext> = {}): AbrContext {
  return {
    nowMs: 0,
    bufferLevelSec: 9,
    maxBufferSec: 30,
    segmentDurationSec: 4,
    renditions,
    currentIndex: 0,
    playbackRate: 1,
    constraints: {},
    ...over,
  };
}

function sample(endMs: number, durationMs: number, bytes: number, renditionIndex = 0): AbrEvent {
  return {
    type: 'sample',
    sample: {
      kind: 'video',
      renditionIndex,
      bytes,
      durationSec: 4,
      requestStartMs: endMs - durationMs,
      responseStartMs: endMs - durationMs,
      responseEndMs: endMs,
      fromCache: false,
      timing: 'engine',
    },
  };
}

describe('the RxPlayer rule', () => {
  it("answers as RxPlayer's own code did in recorded sessions", () => {
    for (const [seed, answers] of Object.entries(recorded.answers))
      expect(answersText(playScript(Number(seed), createRxAbr())), `seed ${seed}`).toBe(answers);
  });

  it('starts at the lowest, whatever hint there is', () => {
    expect(createRxAbr().decide(context({ currentIndex: -1, hintKbps: 9000 })).renditionIndex).toBe(0);
  });

  it('spends 72 % of the estimate, less the faster it plays', () => {
    for (const [kbps, playbackRate, expected] of [
      [2501, 1, 2],
      [2499, 1, 1],
      [5001, 2, 2],
      [2501, 0.5, 2],
    ] as const) {
      const abr = createRxAbr();
      abr.observe(sample(1000, 1000, (kbps * 1000) / 8));
      expect(abr.decide(context({ nowMs: 1000, playbackRate })).renditionIndex).toBe(expected);
    }
  });

  it('knows nothing before 150 kB have come', () => {
    const abr = createRxAbr();
    abr.observe(sample(100, 100, 149_999));
    expect(abr.decide(context({ nowMs: 100 })).renditionIndex).toBe(0);
    abr.observe(sample(200, 100, 16_000));
    expect(abr.decide(context({ nowMs: 200 })).renditionIndex).toBeGreaterThan(0);
  });

  it('gives up a request that takes far too long, at once, for the lowest that is left', () => {
    const abr = createRxAbr();
    abr.observe({ type: 'renditions', renditions });
    abr.observe(sample(1000, 1000, 700_000));
    expect(abr.decide(context({ nowMs: 1000 })).renditionIndex).toBe(3);
    // 4 s take 1.5 · 4 + 2 = 8 s at most, but nothing is asked before 12 s.
    const answers: (number | undefined)[] = [];
    for (let ms = 100; ms <= 13_000; ms += 100) {
      const bufferLevelSec = Math.max(0, 4 - ms / 1000);
      const progress = {
        kind: 'video',
        renditionIndex: 3,
        loadedBytes: 0,
        durationSec: 4,
        requestStartMs: 1000,
        nowMs: 1000 + ms,
        bufferLevelSec,
      } as const;
      const given = abr.abandon?.(progress, context({ nowMs: 1000 + ms, bufferLevelSec, currentIndex: 3 }));
      if (given) answers.push(ms, given.renditionIndex);
      if (given) break;
    }
    // 3600 · min(0.7, 4 / 12) = 1200 kbps.
    expect(answers).toEqual([12_000, 1]);
  });
});
