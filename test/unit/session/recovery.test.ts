import { describe, expect, it } from 'vitest';
import { mediaDecodeFailed, segmentLoadFailed, segmentTimeout } from '../../../src/media/errors.js';
import { engineLoadFailed, networkOffline } from '../../../src/media/load-errors.js';
import { nextStep as nextStepOf, type StoppedEngine } from '../../../src/session/recovery.js';

type Optional = 'hasMedia' | 'troubledMs';

const nextStep = (stopped: Omit<StoppedEngine, Optional> & Partial<Pick<StoppedEngine, Optional>>) =>
  nextStepOf({ hasMedia: true, troubledMs: 0, ...stopped });

const missing = segmentLoadFailed({ url: '/7.m4s', status: 404 });

describe('what a session does about an engine that stopped', () => {
  it('waits for the connection when the device has none', () => {
    const situation = { online: false, bufferLevelSec: 0, attempts: 9 };
    expect(nextStep({ ...situation, error: missing })).toEqual({ kind: 'wait-online' });
    expect(nextStep({ ...situation, error: engineLoadFailed('hls', null) })).toEqual({ kind: 'wait-online' });
    expect(nextStep({ ...situation, online: true, error: networkOffline('/7.m4s') })).toEqual({
      kind: 'wait-online',
    });
  });

  it('tries a network fault again, ever later, while the viewer has something to watch', () => {
    const delays = [0, 1, 2, 3].map((attempts) =>
      nextStep({ error: missing, online: true, bufferLevelSec: 20, attempts }),
    );
    expect(delays).toEqual([1_000, 2_000, 4_000, 8_000].map((inMs) => ({ kind: 'retry', inMs })));
  });

  it('gives up when the buffer has run out, or it has tried enough', () => {
    expect(nextStep({ error: missing, online: true, bufferLevelSec: 0, attempts: 0 }).kind).toBe('give-up');
    expect(nextStep({ error: missing, online: true, bufferLevelSec: 20, attempts: 4 }).kind).toBe('give-up');
  });

  it('waits out a silent network for half a minute, though nothing is left to watch', () => {
    const silent = { online: true, bufferLevelSec: 0 };
    for (const error of [segmentTimeout({ url: '/7.m4s' }), segmentLoadFailed({ url: '/7.m4s' })]) {
      const delays = [0, 1, 2, 3, 9].map((attempts) =>
        nextStep({ ...silent, error, attempts, troubledMs: 29_000 }),
      );
      expect(delays).toEqual([1_000, 2_000, 2_000, 2_000, 2_000].map((inMs) => ({ kind: 'retry', inMs })));
      expect(nextStep({ ...silent, error, attempts: 9, troubledMs: 31_000 }).kind).toBe('give-up');
      // What never answered may be refused by CORS, which time doesn't mend.
      expect(nextStep({ ...silent, error, attempts: 0, hasMedia: false }).kind).toBe('give-up');
    }
  });

  it('does not repeat what repeating cannot mend', () => {
    const error = mediaDecodeFailed('the decoder said no');
    expect(nextStep({ error, online: true, bufferLevelSec: 20, attempts: 0 }).kind).toBe('give-up');
  });
});
