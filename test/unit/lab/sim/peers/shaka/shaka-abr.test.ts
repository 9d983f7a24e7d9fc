import { describe, expect, it } from 'vitest';
import { createShakaAbr } from '../../../../../../lab/src/sim/peers/shaka/shaka-abr.js';
import type { AbrContext, AbrEvent } from '../../../../../../src/abr/contract/abr-controller.js';
import { answersText } from './answers-text.js';
import { playScript } from './scripted-session.js';
import recorded from './shaka-answers.json' with { type: 'json' };

const renditions = [400, 900, 1800, 3600].map((bitrateKbps) => ({ id: `r${bitrateKbps}`, bitrateKbps }));

function context(over: Partial<AbrContext> = {}): AbrContext {
  return {
    nowMs: 0,
    bufferLevelSec: 10,
    maxBufferSec: 30,
    segmentDurationSec: 4,
    renditions,
    currentIndex: 0,
    playbackRate: 1,
    constraints: {},
    ...over,
  };
}

function sample(endMs: number, durationMs: number, bytes: number): AbrEvent {
  return {
    type: 'sample',
    sample: {
      kind: 'video',
      renditionIndex: 0,
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

describe('the Shaka rule', () => {
  it("answers as Shaka's own code did in recorded sessions", () => {
    for (const [seed, answers] of Object.entries(recorded.answers))
      expect(answersText(playScript(Number(seed), createShakaAbr())), `seed ${seed}`).toBe(answers);
  });

  it('starts at what 1 Mbps carries, or the hint', () => {
    expect(createShakaAbr().decide(context()).renditionIndex).toBe(1);
    expect(createShakaAbr().decide(context({ hintKbps: 2000 })).renditionIndex).toBe(2);
  });

  it('spends 95 % of the estimate, shared among the playback rate', () => {
    for (const [kbps, playbackRate, expected] of [
      [1896, 1, 2],
      [1894, 1, 1],
      [3800, 2, 2],
    ] as const) {
      const abr = createShakaAbr();
      abr.decide(context({ playbackRate }));
      abr.observe(sample(1000, 1000, (kbps * 1000) / 8));
      expect(abr.decide(context({ nowMs: 1000, playbackRate })).renditionIndex).toBe(expected);
    }
  });

  it('stays for 8 s at what it chose', () => {
    const abr = createShakaAbr();
    abr.decide(context());
    abr.observe(sample(1000, 1000, 1_000_000));
    expect(abr.decide(context({ nowMs: 1000 })).renditionIndex).toBe(3);
    abr.observe(sample(8999, 7000, 100_000));
    expect(abr.decide(context({ nowMs: 8999 })).renditionIndex).toBe(3);
    abr.observe(sample(9000, 1, 1000));
    expect(abr.decide(context({ nowMs: 9000 })).renditionIndex).toBe(0);
  });

  it('takes no notice of small bodies, and of any before 128 kB have come', () => {
    const abr = createShakaAbr();
    abr.decide(context());
    for (let count = 1; count <= 100; count += 1) abr.observe(sample(count * 10, 10, 15_999));
    expect(abr.decide(context({ nowMs: 1000 })).renditionIndex).toBe(1);
    abr.observe(sample(2000, 10, 127_999));
    expect(abr.decide(context({ nowMs: 2000 })).renditionIndex).toBe(1);
    abr.observe(sample(3000, 10, 16_000));
    expect(abr.decide(context({ nowMs: 3000 })).renditionIndex).toBe(3);
  });
});
