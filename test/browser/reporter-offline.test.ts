import { afterEach, describe, expect, it, vi } from 'vitest';
import { createReporter, type ReporterOptions } from '../../src/qoe/index.js';
import type { BeaconBatch, BeaconEvent } from '../../src/wire/beacon.js';
import { HandClock } from '../unit/qoe/support/hand-clock.js';

const URL_OF_COLLECTOR = 'https://collector.example/rum';
const IDS = { viewId: 'view', sessionId: 'session' };
const stall = (seq: number): BeaconEvent => ({
  seq,
  t: seq,
  type: 'stall',
  durationMs: 300,
  positionSec: 1,
  cause: 'network',
});
const last: BeaconEvent = {
  seq: 9,
  t: 9,
  type: 'error',
  code: 'X',
  category: 'c',
  message: 'm',
  fatal: true,
};

/** What is kept in this browser, of all records. */
async function kept(): Promise<number> {
  // Opening would make one.
  if (!(await indexedDB.databases()).some(({ name }) => name === 'sv-player-qoe')) return 0;
  const opening = indexedDB.open('sv-player-qoe');
  await new Promise((resolve) => opening.addEventListener('success', resolve));
  const database = opening.result;
  try {
    const all = database.transaction('waiting').objectStore('waiting').getAll();
    await new Promise((resolve) => all.addEventListener('success', resolve));
    return (all.result as { events: unknown[] }[]).reduce((sum, { events }) => sum + events.length, 0);
  } finally {
    database.close();
  }
}

const down = vi.fn<typeof fetch>(async () => {
  throw new TypeError('no network');
});

describe('a page that may keep what it could not report', () => {
  const open: { dispose: () => void }[] = [];
  const reporter = (options: Partial<ReporterOptions>) => {
    const made = createReporter({
      url: URL_OF_COLLECTOR,
      offline: true,
      sendBeacon: () => false,
      ...options,
    });
    open.push(made);
    made.open(IDS);
    return made;
  };
  /** A page that tries once to report, and is gone before it tries again. */
  const failing = async (options: Partial<ReporterOptions>, ...events: BeaconEvent[]) => {
    const clock = new HandClock();
    const calls = down.mock.calls.length;
    const made = reporter({ fetch: down, clock, ...options });
    for (const event of events) made.event(event);
    // Nothing is due before the script has come that decides what may be told.
    await vi.waitUntil(() => {
      clock.advance(0);
      return down.mock.calls.length > calls;
    });
    return made;
  };

  afterEach(async () => {
    for (const one of open.splice(0)) one.dispose();
    await new Promise((resolve) => {
      indexedDB.deleteDatabase('sv-player-qoe').addEventListener('success', resolve);
    });
  });

  it('has the next page deliver it, and keeps nothing of it then', async () => {
    await failing({}, stall(0), stall(1), last);
    await vi.waitUntil(async () => (await kept()) === 3, { timeout: 10_000 });
    const batches: BeaconBatch[] = [];
    reporter({
      fetch: async (_url, init) => {
        batches.push(JSON.parse(typeof init?.body === 'string' ? init.body : '') as BeaconBatch);
        return new Response('{}');
      },
    });
    await vi.waitUntil(async () => batches.length > 0 && (await kept()) === 0, { timeout: 10_000 });
    expect(batches[0]).toMatchObject({ ...IDS, events: [{ seq: 0 }, { seq: 1 }, { seq: 9 }] });
  });

  it('deletes it at once when the viewer no longer agrees', async () => {
    const made = await failing({}, stall(0), last);
    await vi.waitUntil(async () => (await kept()) === 2, { timeout: 10_000 });
    made.setConsent('anonymous');
    await vi.waitUntil(async () => (await kept()) === 0, { timeout: 10_000 });
  });

  it.each([{ offline: false }, { consent: 'anonymous' }] as const)(
    'keeps nothing with %o',
    async (options) => {
      await failing(options, last);
      await new Promise((resolve) => setTimeout(resolve, 200));
      expect(await kept()).toBe(0);
    },
  );
});
