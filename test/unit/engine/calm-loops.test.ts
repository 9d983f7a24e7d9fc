import type { HlsConfig } from 'hls.js';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { calmLoops } from '../../../src/engine/hls/calm-loops.js';

/** As hls.js's TaskLoop. */
class Loop {
  #interval: ReturnType<typeof setInterval> | null = null;
  ticks = 0;

  setInterval(periodMs: number): boolean {
    if (this.#interval) return false;
    this.#interval = setInterval(() => {
      this.tick();
    }, periodMs);
    return true;
  }

  clearInterval(): boolean {
    if (!this.#interval) return false;
    clearInterval(this.#interval);
    this.#interval = null;
    return true;
  }

  tick(): void {
    this.ticks += 1;
  }
}

let calm = false;

function startLoop(): Loop {
  const streamController = Loop as unknown as HlsConfig['streamController'];
  const loops = calmLoops({ streamController }, () => calm);
  const loop = new (loops.streamController as unknown as typeof Loop)();
  loop.setInterval(100);
  return loop;
}

function ticksIn(loop: Loop, ms: number): number {
  const before = loop.ticks;
  vi.advanceTimersByTime(ms);
  return loop.ticks - before;
}

describe("hls.js's loops", () => {
  beforeEach(() => {
    vi.useFakeTimers();
    calm = false;
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('go at their own pace while there is little ahead, and slower while there is much', () => {
    const loop = startLoop();
    expect(ticksIn(loop, 1_000)).toBe(10);
    calm = true;
    ticksIn(loop, 100);
    expect(ticksIn(loop, 1_000)).toBe(4);
    calm = false;
    ticksIn(loop, 250);
    expect(ticksIn(loop, 1_000)).toBe(10);
  });

  it('woken out of turn they know at once that there is little ahead', () => {
    const loop = startLoop();
    calm = true;
    ticksIn(loop, 1_000);
    calm = false;
    loop.tick();
    expect(ticksIn(loop, 1_000)).toBe(10);
  });

  it('stay stopped once they are, and start again at their own pace', () => {
    const loop = startLoop();
    calm = true;
    ticksIn(loop, 1_000);
    loop.clearInterval();
    loop.tick();
    expect(ticksIn(loop, 1_000)).toBe(0);
    calm = false;
    loop.setInterval(100);
    expect(loop.setInterval(100)).toBe(false);
    expect(ticksIn(loop, 1_000)).toBe(10);
  });
});
