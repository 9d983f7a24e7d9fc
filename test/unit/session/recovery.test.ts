import { describe, expect, it } from 'vitest';
import {
  engineLoadFailed,
  mediaDecodeFailed,
  networkOffline,
  segmentLoadFailed,
} from '../../../src/media/errors.js';
import { nextStep } from '../../../src/session/recovery.js';

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

  it('does not repeat what repeating cannot mend', () => {
    const error = mediaDecodeFailed('the decoder said no');
    expect(nextStep({ error, online: true, bufferLevelSec: 20, attempts: 0 }).kind).toBe('give-up');
  });
});
