import { describe, expect, it } from 'vitest';
import type { Clock } from '../../../src/base/clock.js';
import type { EntrySource } from '../../../src/engine/timing/entry-source.js';
import type { ResourceEntry } from '../../../src/engine/timing/match-entry.js';
import { createResourceTimer } from '../../../src/engine/timing/resource-timer.js';

function entry(index: number): ResourceEntry {
  const startTime = index * 1000;
  return {
    name: `https://cdn.example/${index}`,
    startTime,
    requestStart: startTime + 1,
    responseStart: startTime + 10,
    responseEnd: startTime + 100,
    transferSize: 1300,
    encodedBodySize: 1000,
    decodedBodySize: 1000,
  };
}

function requestOf({ name, startTime }: ResourceEntry) {
  return { url: name, requestStartMs: startTime };
}

function setup() {
  let deliver: (entries: readonly ResourceEntry[]) => void = () => {};
  let undelivered: ResourceEntry[] = [];
  let closed = 0;
  const timers = new Set<() => void>();
  const clock: Clock = {
    now: () => 0,
    after(_delayMs, run) {
      timers.add(run);
      return () => timers.delete(run);
    },
    every: () => () => {},
  };
  const timer = createResourceTimer({
    clock,
    openEntries: (onEntries): EntrySource => {
      deliver = onEntries;
      return {
        take: () => undelivered.splice(0),
        close: () => {
          closed += 1;
        },
      };
    },
  });
  return {
    timer,
    timers,
    deliver: (...entries: ResourceEntry[]) => {
      deliver(entries);
    },
    hold: (...entries: ResourceEntry[]) => {
      undelivered = entries;
    },
    expire: () => {
      for (const run of Array.from(timers)) run();
    },
    closed: () => closed,
  };
}

describe('resource timer', () => {
  it('measures what was delivered, and what is there but undelivered', () => {
    const { timer, deliver, hold } = setup();
    deliver(entry(1));
    hold(entry(2));
    expect(timer.measure(requestOf(entry(1)))?.responseEndMs).toBe(1100);
    expect(timer.measure(requestOf(entry(2)))?.responseEndMs).toBe(2100);
    expect(timer.measure(requestOf(entry(3)))).toBeNull();
  });

  it('waits for an entry that comes late', async () => {
    const { timer, timers, deliver } = setup();
    const measured = timer.measureSoon(requestOf(entry(1)));
    deliver(entry(2));
    deliver(entry(1));
    expect((await measured)?.bytes).toBe(1000);
    expect(timers.size).toBe(0);
  });

  it('gives up waiting when its patience is over', async () => {
    const { timer, expire } = setup();
    const measured = timer.measureSoon(requestOf(entry(1)));
    expire();
    expect(await measured).toBeNull();
  });

  it('keeps the newest hundred', () => {
    const { timer, deliver } = setup();
    deliver(...Array.from({ length: 150 }, (_, index) => entry(index)));
    expect(timer.measure(requestOf(entry(49)))).toBeNull();
    expect(timer.measure(requestOf(entry(50)))).not.toBeNull();
    expect(timer.measure(requestOf(entry(149)))).not.toBeNull();
  });

  it('lets go of everything when disposed, waiting callers too', async () => {
    const { timer, timers, closed } = setup();
    const measured = timer.measureSoon(requestOf(entry(1)));
    timer.dispose();
    timer.dispose();
    expect(await measured).toBeNull();
    expect(await timer.measureSoon(requestOf(entry(1)))).toBeNull();
    expect(timers.size).toBe(0);
    expect(closed()).toBe(1);
  });
});
