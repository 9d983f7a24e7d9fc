import { beforeEach, describe, expect, it } from 'vitest';
import type { Clock } from '../../../src/base/clock.js';
import { UserActivity } from '../../../player/state/user-activity.js';

/** One timer at a time is all that is used. */
class HandClock implements Clock {
  nowMs = 0;
  #due: { atMs: number; run: () => void } | null = null;
  now = (): number => this.nowMs;
  every = (): never => {
    throw new Error('not used');
  };
  after(delayMs: number, run: () => void): () => void {
    const timer = { atMs: this.nowMs + delayMs, run };
    this.#due = timer;
    return () => {
      if (this.#due === timer) this.#due = null;
    };
  }
  advance(byMs: number): void {
    this.nowMs += byMs;
    if (!this.#due || this.#due.atMs > this.nowMs) return;
    const { run } = this.#due;
    this.#due = null;
    run();
  }
}

describe('user activity', () => {
  let clock: HandClock;
  let told: boolean[];
  let activity: UserActivity;

  beforeEach(() => {
    clock = new HandClock();
    told = [];
    activity = new UserActivity(clock, (active) => told.push(active));
  });

  it('keeps the controls up for as long as nothing plays', () => {
    clock.advance(60_000);
    activity.left();
    expect(told).toEqual([]);
  });

  it('ends 3 s after the last use while playing, and comes back with the next', () => {
    activity.playing(true);
    clock.advance(2_000);
    activity.used();
    clock.advance(2_900);
    expect(activity.active).toBe(true);
    clock.advance(200);
    expect(activity.active).toBe(false);
    activity.used();
    expect(told).toEqual([false, true]);
  });

  it('ends at once when the pointer leaves a playing picture', () => {
    activity.playing(true);
    activity.left();
    expect(told).toEqual([false]);
    clock.advance(10_000);
    expect(told).toEqual([false]);
  });

  it('comes back when playback stops', () => {
    activity.playing(true);
    clock.advance(3_000);
    activity.playing(false);
    expect(told).toEqual([false, true]);
    clock.advance(10_000);
    expect(activity.active).toBe(true);
  });
});
