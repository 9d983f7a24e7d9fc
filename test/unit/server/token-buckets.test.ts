import { describe, expect, it } from 'vitest';
import { TokenBuckets } from '../../../server/src/http/token-buckets.js';
import { senderOf } from '../../../server/src/http/sender-address.js';
import { HandClock } from '../qoe/support/hand-clock.js';

function takeUntilRefused(buckets: TokenBuckets, name: string): number {
  let taken = 0;
  while (taken < 1_000 && buckets.take(name) === 0) taken += 1;
  return taken;
}

describe('a rate limit', () => {
  it('lets a burst pass, then the rate, and says when to come back', () => {
    const clock = new HandClock();
    const buckets = new TokenBuckets(5, clock);
    expect(takeUntilRefused(buckets, 'a')).toBe(50);
    expect(buckets.take('a')).toBe(1);
    clock.advance(2_000);
    expect(takeUntilRefused(buckets, 'a')).toBe(10);
    expect(takeUntilRefused(buckets, 'b')).toBe(50);
    clock.advance(3_600_000);
    expect(takeUntilRefused(buckets, 'a')).toBe(50);
  });

  it('of a rate of 0 is none', () => {
    expect(takeUntilRefused(new TokenBuckets(0, new HandClock()), 'a')).toBe(1_000);
  });

  it('remembers a bounded number of senders, those that came last', () => {
    const buckets = new TokenBuckets(1, new HandClock(), 100);
    takeUntilRefused(buckets, 'busy');
    for (let other = 0; other < 1_000; other += 1) {
      buckets.take(`other ${other}`);
      expect(buckets.take('busy')).toBeGreaterThan(0);
    }
    expect(buckets.size).toBe(100);
  });
});

describe('a sender', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::'],
    ['2001:db8::9', '2001:db8:0:0::'],
    ['::1', '0:0:0:0::'],
  ])('at %s is counted as %s', (address, sender) => {
    expect(senderOf(address)).toBe(sender);
  });
});
