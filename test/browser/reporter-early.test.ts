import { describe, expect, it, vi } from 'vitest';
import { createReporter, type Reporter, type ReporterOptions } from '../../src/qoe/index.js';
import { noCounters } from '../../src/wire/counters.js';
import { parseBatch } from '../../src/wire/beacon-schema.js';
import type { BeaconBatch, BeaconEvent } from '../../src/wire/beacon.js';

const COLLECTOR = 'https://collector.example/rum';
const IDS = { viewId: 'view', sessionId: 'session' };
const left: readonly BeaconEvent[] = [
  {
    seq: 0,
    t: 0,
    type: 'view-start',
    startedAt: 1_700_000_000_000,
    src: 'https://a.example/m.m3u8',
    sourceType: 'hls',
    engine: 'hls',
    abr: 'hybrid',
    viewportWidth: 1_366,
    viewportHeight: 743,
  },
  { seq: 1, t: 5, type: 'intent', autoplay: false },
  {
    seq: 2,
    t: 90,
    type: 'end',
    reason: 'quit',
    counters: noCounters,
    gauges: { positionSec: 0, bufferLevelSec: 0, state: 'startup' },
  },
];

/** A page that is left in the same task in which its view began: no script can have come in between. */
class LeftPage {
  readonly #beacons: string[] = [];
  readonly #posted: string[] = [];
  readonly reporter: Reporter;

  constructor(options: Partial<ReporterOptions> = {}, before = (_reporter: Reporter): void => {}) {
    this.reporter = createReporter({
      url: COLLECTOR,
      sendBeacon: (_url, body) => this.#beacons.push(body) > 0,
      fetch: async (url, init) => {
        if (url === COLLECTOR) this.#posted.push(typeof init?.body === 'string' ? init.body : '');
        return new Response('{}');
      },
      ...options,
    });
    this.view('view');
    before(this.reporter);
    this.reporter.flush();
  }

  view(viewId: string): void {
    this.reporter.open({ ...IDS, viewId });
    for (const event of left) this.reporter.event(event);
  }

  /** What left the page at once. */
  get beacons(): readonly BeaconBatch[] {
    return this.#beacons.map(batchOf);
  }

  /** What the script delivered, once it was there. */
  get posted(): readonly BeaconBatch[] {
    return this.#posted.map(batchOf);
  }
}

function batchOf(body: string): BeaconBatch {
  const parsed = parseBatch(body);
  if (!parsed.ok) throw new Error(parsed.refusal.detail);
  return parsed.batch;
}

describe('a view that is left before the script that delivers is there', () => {
  it('is told whole, with what the page knows and what it calls its own', () => {
    const { beacons } = new LeftPage({ dimensions: '{"plan":"a","Bad Name":"b"}', release: '7' });
    expect(beacons).toMatchObject([
      { ...IDS, events: [{ type: 'view-start', release: '7', consent: 'full' }, { seq: 1 }, { seq: 2 }] },
    ]);
    expect(beacons[0]?.events[0]).toMatchObject({
      dimensions: { plan: 'a' },
      connection: expect.any(String),
      pageLoadMs: expect.any(Number),
    });
  });

  it('is delivered again if the page stays, with the browser’s name', async () => {
    const page = new LeftPage();
    await vi.waitUntil(() => page.posted.length > 0);
    expect(page.posted[0]?.events).toMatchObject([
      { seq: 0, type: 'view-start', browser: expect.stringMatching(/^Chrome \d+$/), deviceClass: 'desktop' },
      { seq: 1 },
      { seq: 2 },
    ]);
  });

  it('is anonymous where the viewer is', () => {
    const { beacons } = new LeftPage({ consent: 'anonymous', dimensions: { plan: 'a' } });
    expect(beacons).toMatchObject([
      { viewId: 'view', sessionId: 'view', events: [{ consent: 'anonymous', viewportWidth: 1_400 }, {}, {}] },
    ]);
    expect(beacons[0]?.events[0]).not.toHaveProperty('dimensions');
  });

  it('is anonymous where the browser says that its viewer objects', () => {
    Object.defineProperty(navigator, 'globalPrivacyControl', { value: true, configurable: true });
    try {
      expect(new LeftPage().beacons).toMatchObject([
        { sessionId: 'view', events: [{ consent: 'anonymous' }, {}, {}] },
      ]);
    } finally {
      Reflect.deleteProperty(navigator, 'globalPrivacyControl');
    }
  });

  it.each([
    ['without consent', { consent: 'none' }],
    ['with a consent that can’t be read', { consent: 'maybe' }],
    ['outside the sample', { sampleRate: 1e-12 }],
  ])('is not told %s', (_why, options) => {
    expect(new LeftPage(options).beacons).toEqual([]);
  });

  it('is told to nobody, then or later, where consent was taken back meanwhile', async () => {
    const page = new LeftPage({}, (reporter) => reporter.setConsent('none'));
    expect(page.beacons).toEqual([]);
    // Waits for the script; a batch would be due in the next task.
    await page.reporter.forget();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(page.posted).toEqual([]);
  });

  it('is one of several, each told as it is left for the next', () => {
    const page = new LeftPage();
    page.view('next');
    page.reporter.dispose();
    expect(page.beacons.map(({ viewId }) => viewId)).toEqual(['view', 'view', 'next']);
  });
});
