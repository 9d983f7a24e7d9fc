import { describe, expect, it } from 'vitest';
import { createAbr, type AbrController, type AbrEvent } from '../../../src/abr/index.js';
import { createSwitchableAbr } from '../../../src/abr/switchable-abr.js';
import { contextOf, demoLadder, sampleOf } from './arbitraries.js';

function spy(name: string): AbrController & { readonly told: AbrEvent[]; resets: number } {
  const told: AbrEvent[] = [];
  return {
    name,
    told,
    resets: 0,
    observe: (event) => told.push(event),
    decide: () => ({ renditionIndex: 0, reason: name }),
    reset() {
      this.resets += 1;
      told.length = 0;
    },
  };
}

describe('a switchable controller', () => {
  it('speaks with the name and the voice of the current one', () => {
    const abr = createSwitchableAbr(spy('one'));
    expect(abr.name).toBe('one');
    abr.use(spy('two'));
    expect(abr.name).toBe('two');
    expect(abr.decide(contextOf()).reason).toBe('two');
  });

  it('lets a newcomer decide as if it had been there all along', () => {
    const abr = createSwitchableAbr(createAbr('hybrid'));
    const veteran = createAbr('throughput');
    for (const each of [abr, veteran]) {
      each.observe({ type: 'renditions', renditions: demoLadder });
      for (let count = 0; count < 6; count += 1) each.observe({ type: 'sample', sample: sampleOf(5000) });
    }
    abr.use(createAbr('throughput'));
    expect(abr.decide(contextOf())).toEqual(veteran.decide(contextOf()));
    expect(abr.decide(contextOf()).renditionIndex).toBe(5);
  });

  it('replays the ladder and no more than the last twenty samples, to a clean newcomer', () => {
    const abr = createSwitchableAbr(spy('one'));
    for (let bytes = 1; bytes <= 50; bytes += 1)
      abr.observe({ type: 'sample', sample: sampleOf(1, { bytes }) });
    abr.observe({ type: 'stall', atMs: 0 });
    abr.observe({ type: 'renditions', renditions: demoLadder });
    const next = spy('two');
    next.observe({ type: 'stall', atMs: 0 });
    abr.use(next);
    expect(next.resets).toBe(1);
    expect(next.told.map(({ type }) => type)).toEqual([
      'renditions',
      ...Array.from({ length: 20 }, () => 'sample'),
    ]);
    expect(next.told.at(-1)).toMatchObject({ sample: { bytes: 50 } });
  });

  it('forgets the old source on reset', () => {
    const abr = createSwitchableAbr(spy('one'));
    abr.observe({ type: 'sample', sample: sampleOf(5000) });
    abr.reset();
    const next = spy('two');
    abr.use(next);
    expect(next.told).toEqual([]);
  });

  it('changes nothing when told to use what it uses', () => {
    const one = spy('one');
    const abr = createSwitchableAbr(one);
    abr.observe({ type: 'sample', sample: sampleOf(5000) });
    abr.use(one);
    expect(one.resets).toBe(0);
    expect(one.told).toHaveLength(1);
  });

  it('never abandons for a controller that does not know how', () => {
    const abr = createSwitchableAbr(spy('one'));
    const progress = {
      kind: 'video',
      renditionIndex: 6,
      loadedBytes: 1,
      durationSec: 4,
      requestStartMs: 0,
      nowMs: 9000,
      bufferLevelSec: 0,
    } as const;
    expect(abr.abandon?.(progress, contextOf())).toBeNull();
  });
});
