import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BEACON_LIMITS } from '../../../src/wire/beacon.js';
import { SDK } from '../../../src/qoe/report/sdk.js';
import packageJson from '../../../package.json' with { type: 'json' };
import type { BeaconEvent } from '../../../src/wire/beacon.js';
import { end, heartbeat, large, numbers, small } from './support/beacon-events.js';
import { IDS, ReporterRig } from './support/reporter-rig.js';

describe('the reporter', () => {
  let rig: ReporterRig;

  beforeEach(async () => {
    rig = await ReporterRig.start();
  });

  afterEach(async () => {
    await rig.collector.stop();
  });

  it('gathers events for a minute and sends them as one batch of plain text', async () => {
    rig.tell(small(0), small(1));
    rig.clock.advance(59_000);
    rig.tell(small(2));
    await rig.settled();
    expect(rig.collector.batches).toHaveLength(0);
    rig.clock.advance(1_000);
    await rig.collector.heard(1);
    expect(rig.collector.batches[0]).toMatchObject({ ...IDS, schema: 1, sdk: SDK, dropped: 0 });
    expect(rig.collector.keptOf('view-1')).toEqual([0, 1, 2]);
    expect(rig.collector.contentTypes[0]).toMatch(/^text\/plain/);
  });

  it('takes what waits along with a heartbeat, at once', async () => {
    rig.tell(small(0), heartbeat(1));
    rig.clock.advance(0);
    await rig.collector.heard(1);
    expect(rig.collector.keptOf('view-1')).toEqual([0, 1]);
  });

  it('tells within 10 s what a viewer suffered', async () => {
    rig.tell(small(0), large(1));
    rig.clock.advance(10_000);
    await rig.collector.heard(1);
    expect(rig.collector.keptOf('view-1')).toEqual([0, 1]);
  });

  it('leaves out counters that are 0, which the collector takes for that', async () => {
    const told = heartbeat(0);
    rig.tell(told);
    rig.clock.advance(0);
    await rig.collector.heard(1);
    expect(rig.collector.bodies[0]).not.toContain('stallCount');
    expect(rig.collector.batches[0]?.events).toEqual([told]);
  });

  it('sends at once what ends a view', async () => {
    rig.tell(small(0), end(1));
    rig.clock.advance(0);
    await rig.collector.heard(1);
    expect(rig.collector.keptOf('view-1')).toEqual([0, 1]);
  });

  it('sends at once what fills a batch, and keeps each one within its bounds', async () => {
    rig.tell(...numbers(100).map(large), end(100));
    for (const count of [1, 2, 3, 4]) {
      rig.clock.advance(0);
      await rig.collector.heard(count);
      await rig.settled();
    }
    expect(rig.collector.keptOf('view-1')).toEqual(numbers(101));
    for (const body of rig.collector.bodies)
      expect(body.length).toBeLessThanOrEqual(BEACON_LIMITS.batchBytes);
  });

  it('puts no more than 300 events into a batch', async () => {
    rig.report();
    rig.tell(...numbers(301).map((seq): BeaconEvent => ({ seq, t: 0, type: 'intent', autoplay: true })));
    rig.clock.advance(0);
    await rig.collector.heard(1);
    expect(rig.collector.batches[0]?.events).toHaveLength(300);
  });

  it('keeps views apart', async () => {
    rig.tell(small(0));
    rig.reporter.open({ ...IDS, viewId: 'view-2' });
    rig.tell(small(0), end(1));
    rig.clock.advance(0);
    await rig.collector.heard(1);
    await rig.settled();
    rig.clock.advance(0);
    await rig.collector.heard(2);
    expect(rig.collector.batches.map(({ viewId }) => viewId)).toEqual(['view-1', 'view-2']);
  });

  it('tells of an anonymous viewer no stay', async () => {
    rig.report({ consent: 'anonymous' });
    rig.tell(small(0), end(1));
    rig.clock.advance(0);
    await rig.collector.heard(1);
    expect(rig.collector.batches).toMatchObject([{ viewId: 'view-1', sessionId: 'view-1' }]);
  });

  it('goes on with the view when consent that was taken back is given again', async () => {
    rig.tell(small(0));
    rig.reporter.setConsent('none');
    rig.tell(small(1));
    rig.reporter.setConsent('full');
    rig.tell(end(2));
    rig.clock.advance(0);
    await rig.collector.heard(1);
    expect(rig.collector.keptOf('view-1')).toEqual([2]);
  });

  it('reports as this version of the package', () => {
    expect(SDK).toBe(`${packageJson.name}/${packageJson.version}`);
  });
});
