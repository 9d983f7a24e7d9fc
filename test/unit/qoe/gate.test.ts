import { describe, expect, it, vi } from 'vitest';
import type { ViewIds } from '../../../src/qoe/report/callback-sink.js';
import { Gate } from '../../../src/qoe/report/gate.js';
import { checkReporting } from '../../../src/qoe/report/reporting-check.js';
import type { ReportingOptions } from '../../../src/qoe/report/reporting-options.js';
import type { RevocableSink } from '../../../src/qoe/report/revocable-sink.js';
import { isSampled } from '../../../src/qoe/report/sampling.js';
import type { SvError } from '../../../src/base/sv-error.js';
import type { BeaconEvent } from '../../../src/wire/beacon.js';
import { end, heartbeat, small } from './support/beacon-events.js';

const start: BeaconEvent = {
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
};
const fatal: BeaconEvent = {
  seq: 3,
  t: 9,
  type: 'error',
  code: 'SEGMENT_TIMEOUT',
  category: 'network',
  message: 'm',
  fatal: true,
};
const IDS: ViewIds = { viewId: 'view', sessionId: 'session' };
/** Nobody's session is in so small a sample. */
const OUTSIDE = 1e-12;

/** A sink that holds everything, and the gate before it. */
class Stage implements RevocableSink {
  ids: ViewIds = { viewId: '', sessionId: '' };
  told: BeaconEvent[] = [];
  readonly errors: SvError[] = [];
  readonly gate: Gate;

  constructor(options: ReportingOptions = {}) {
    this.gate = new Gate(this, this.checked(options), {
      describe: () => ({ deviceClass: 'phone', connection: '4g' }),
    });
    this.gate.open(IDS);
  }

  checked(options: ReportingOptions) {
    return checkReporting(options, (error) => this.errors.push(error));
  }

  tell(...events: BeaconEvent[]): this {
    for (const event of events) this.gate.event(event);
    return this;
  }

  open(ids: ViewIds): void {
    this.ids = ids;
  }

  event(event: BeaconEvent): void {
    this.told.push(event);
  }

  drop(): void {
    this.told = [];
  }

  flush(): void {}

  dispose(): void {}
}

const seqs = ({ told }: Stage) => told.map(({ seq }) => seq);

describe('what leaves the page', () => {
  it('is all of a view, with its page, release and dimensions', () => {
    const stage = new Stage({ release: '7', dimensions: { plan: 'a' } }).tell(start, small(1), end(2));
    expect(seqs(stage)).toEqual([0, 1, 2]);
    expect(stage.ids).toEqual(IDS);
    expect(stage.told[0]).toMatchObject({
      release: '7',
      dimensions: { plan: 'a' },
      deviceClass: 'phone',
      connection: '4g',
      consent: 'full',
    });
  });

  it('is nothing without consent, and nothing more once it is taken back', () => {
    expect(new Stage({ consent: 'none' }).tell(start, small(1), fatal, end(4)).told).toEqual([]);
    const stage = new Stage().tell(start, small(1));
    stage.gate.reporting = stage.checked({ consent: 'none' });
    expect(stage.told).toEqual([]);
    expect(stage.tell(small(2), end(3)).told).toEqual([]);
  });

  it('begins at once when consent is given, with the start of the view', () => {
    const stage = new Stage({ consent: 'none' }).tell(start, small(1));
    stage.gate.reporting = stage.checked({ consent: 'full' });
    expect(seqs(stage)).toEqual([0]);
    expect(seqs(stage.tell(heartbeat(2)))).toEqual([0, 2]);
  });

  it('names neither stay nor dimensions where the viewer is to be anonymous', () => {
    const stage = new Stage({ consent: 'anonymous', dimensions: { plan: 'a' } }).tell(start);
    expect(stage.ids).toEqual({ viewId: 'view', sessionId: 'view' });
    expect(stage.told[0]).toMatchObject({ consent: 'anonymous', viewportWidth: 1_400, viewportHeight: 700 });
    expect(stage.told[0]).not.toHaveProperty('dimensions');
    expect(stage.told[0]).not.toHaveProperty('connection');
  });

  it('becomes anonymous at once: what waits goes, and the view is told anew', () => {
    const stage = new Stage({ dimensions: { plan: 'a' } }).tell(start, small(1));
    stage.gate.reporting = stage.checked({ consent: 'anonymous' });
    expect(seqs(stage)).toEqual([0]);
    expect(stage.told[0]).not.toHaveProperty('dimensions');
    expect(stage.ids.sessionId).toBe('view');
  });

  it('says of the watch party how it stands as counters are told', () => {
    const stage = new Stage().tell(start, heartbeat(1));
    stage.gate.reporting = stage.checked({ party: { size: 3, role: 'viewer' } });
    stage.tell(heartbeat(2));
    stage.gate.reporting = stage.checked({});
    stage.tell(end(3));
    expect(stage.told.map((event) => ('party' in event ? event.party : null))).toEqual([
      null,
      null,
      { size: 3, role: 'viewer' },
      null,
    ]);
  });

  it('is of a view outside the sample only that it failed, and marked', () => {
    const quiet = new Stage({ sampleRate: OUTSIDE }).tell(start, small(1), heartbeat(2), end(3));
    expect(quiet.told).toEqual([]);
    const failed = new Stage({ sampleRate: OUTSIDE }).tell(start, small(1), fatal, heartbeat(4), end(5));
    expect(seqs(failed)).toEqual([0, 3, 5]);
    expect(failed.told[0]).toMatchObject({ unsampled: true, sampleRate: expect.any(Number) });
  });

  it('is not even that without consent', () => {
    expect(new Stage({ sampleRate: OUTSIDE, consent: 'none' }).tell(start, fatal).told).toEqual([]);
  });

  it.each([
    ['a consent', { consent: 'maybe' }, 'consent'],
    ['a rate', { sampleRate: '200%' }, 'sampleRate'],
    ['JSON', { dimensions: '{plan' }, 'dimensions'],
    ['a name', { dimensions: { 'Some Plan': 'a' } }, 'dimensions.Some Plan'],
    ['a value', { dimensions: '{"plan":7}' }, 'dimensions.plan'],
    ['length', { dimensions: { plan: 'x'.repeat(121) } }, 'dimensions.plan'],
  ])('is told to the page where %s is wrong, and left out', async (_what, options, argument) => {
    const stage = new Stage(options).tell(start);
    await vi.waitUntil(() => stage.errors.length > 0, { interval: 5 });
    expect(stage.errors).toMatchObject([{ code: 'INVALID_ARGUMENT', context: { argument } }]);
    for (const told of stage.told) expect(told).not.toHaveProperty('dimensions');
    expect(stage.told).toHaveLength('consent' in options ? 0 : 1);
  });

  it('takes texts as attributes hold them', () => {
    const stage = new Stage({ sampleRate: '1', dimensions: '{"plan":"a"}' }).tell(start);
    expect(stage.errors).toEqual([]);
    expect(stage.told[0]).toMatchObject({ dimensions: { plan: 'a' } });
  });
});

describe('the sample', () => {
  it('is the share of sessions it says, by their ids alone', () => {
    const ids = Array.from({ length: 20_000 }, (_, index) => `session-${index}`);
    const sampled = ids.filter((id) => isSampled(id, 0.1));
    expect(sampled.length / ids.length).toBeGreaterThan(0.09);
    expect(sampled.length / ids.length).toBeLessThan(0.11);
    expect(ids.filter((id) => isSampled(id, 0.1))).toEqual(sampled);
    expect(sampled.every((id) => isSampled(id, 0.5))).toBe(true);
    expect(ids.every((id) => isSampled(id, 1)) && !ids.some((id) => isSampled(id, 0))).toBe(true);
  });
});
