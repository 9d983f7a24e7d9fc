import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BEACON_LIMITS } from '../../../src/wire/beacon.js';
import { end, heartbeat, large, numbers, small } from './support/beacon-events.js';
import { ReporterRig } from './support/reporter-rig.js';

describe('the reporter', () => {
  let rig: ReporterRig;

  beforeEach(async () => {
    rig = await ReporterRig.start();
  });

  afterEach(async () => {
    await rig.collector.stop();
  });

  describe('when the page goes away', () => {
    it('sends everything now, and only once if told twice', async () => {
      rig.tell(small(0), small(1), end(2));
      rig.reporter.flush();
      rig.reporter.flush();
      await rig.collector.heard(1);
      await rig.settled();
      rig.clock.advance(20_000);
      await rig.settled();
      expect(rig.collector.batches).toHaveLength(1);
      expect(rig.collector.keptOf('view-1')).toEqual([0, 1, 2]);
    });

    it('leaves the heartbeats that the end repeats for later, if there is a later', async () => {
      rig.tell(heartbeat(0), heartbeat(1), end(2));
      rig.reporter.flush();
      await rig.collector.heard(1);
      await rig.settled();
      expect(rig.collector.keptOf('view-1')).toEqual([2]);
      rig.clock.advance(0);
      await rig.collector.heard(2);
      expect(rig.collector.keptOf('view-1')).toEqual([0, 1, 2]);
    });

    it('asks the browser to let the request outlive the page', async () => {
      const fetching = vi.fn<typeof fetch>(async () => new Response(null, { status: 204 }));
      rig.report({ fetch: fetching });
      rig.tell(end(0));
      rig.reporter.flush();
      await rig.settled();
      expect(fetching.mock.calls[0]?.[1]).toMatchObject({ keepalive: true, method: 'POST' });
    });

    it('includes the batch that is on its way, which the browser is about to cut', async () => {
      rig.collector.answers = [{ instead: 'hang' }];
      rig.tell(end(0));
      rig.clock.advance(0);
      await rig.collector.heard(1);
      rig.reporter.flush();
      await rig.collector.heard(2);
      expect(rig.collector.keptOf('view-1')).toEqual([0]);
    });

    it('stays under 48 kB, with what says most', async () => {
      rig.tell(small(0), ...numbers(400).map((seq) => large(seq + 1)), end(401));
      rig.reporter.flush();
      await rig.collector.heard(3);
      await rig.settled();
      const sent = rig.collector.bodies.reduce((bytes, body) => bytes + body.length, 0);
      expect(sent).toBeGreaterThan(30_000);
      expect(sent).toBeLessThanOrEqual(BEACON_LIMITS.unloadBytes);
      const seqs = rig.collector.batches.flatMap(({ events }) => events.map(({ seq }) => seq));
      expect(seqs).toContain(401);
      expect(seqs).toContain(400);
    });

    it('falls back to sendBeacon, and delivers again if the page stayed', async () => {
      const beacons: string[] = [];
      let refuses = true;
      rig.report({
        fetch: async (input, init) => {
          if (refuses) throw new TypeError('over the quota');
          return fetch(input, init);
        },
        sendBeacon: (_url, body) => beacons.push(body) > 0,
      });
      rig.tell(small(0), end(1));
      rig.reporter.flush();
      await rig.settled();
      expect(beacons).toHaveLength(1);
      expect(beacons[0]).toContain('"type":"end"');
      refuses = false;
      rig.clock.advance(0);
      await rig.collector.heard(1);
      expect(rig.collector.keptOf('view-1')).toEqual([0, 1]);
    });

    it('keeps everything if neither way is open', async () => {
      let refuses = true;
      rig.report({
        fetch: async (input, init) => {
          if (refuses) throw new TypeError('over the quota');
          return fetch(input, init);
        },
        sendBeacon: () => {
          throw new TypeError('refused');
        },
      });
      rig.tell(small(0), small(1));
      rig.reporter.flush();
      await rig.settled();
      refuses = false;
      rig.clock.advance(60_000);
      await rig.collector.heard(1);
      expect(rig.collector.keptOf('view-1')).toEqual([0, 1]);
    });
  });

  describe('when it is disposed of', () => {
    it('delivers what it holds, and leaves no timer', async () => {
      rig.collector.answers = [{ status: 500 }];
      rig.tell(small(0), end(1));
      rig.reporter.dispose();
      rig.clock.advance(0);
      await rig.collector.heard(1);
      await rig.settled();
      rig.clock.advance(500);
      await rig.collector.heard(2);
      await rig.settled();
      expect(rig.collector.keptOf('view-1')).toEqual([0, 1]);
      expect(rig.clock.timers).toBe(0);
    });

    it('does not try for ever', async () => {
      rig.collector.answers = numbers(20).map(() => ({ status: 500 }));
      rig.tell(end(0));
      rig.reporter.dispose();
      for (let round = 0; round < 20; round += 1) {
        rig.clock.advance(5_000);
        await rig.settled();
      }
      expect(rig.collector.batches).toHaveLength(5);
      expect(rig.clock.timers).toBe(0);
    });

    it('leaves nothing behind at once where there is nothing to deliver', () => {
      rig.reporter.dispose();
      rig.reporter.dispose();
      rig.tell(end(0));
      expect(rig.clock.timers).toBe(0);
    });
  });

  describe('when the viewer no longer agrees', () => {
    it('drops what waits and what is on its way, and tries no other way to send it', async () => {
      const beacons: string[] = [];
      rig.collector.answers = [{ instead: 'hang' }];
      rig.report({ sendBeacon: (_url, body) => beacons.push(body) > 0 });
      rig.tell(small(0), end(1));
      rig.reporter.flush();
      await rig.collector.heard(1);
      rig.tell(small(2), end(3));
      rig.reporter.setConsent('none');
      rig.tell(end(4));
      rig.clock.advance(120_000);
      await rig.settled();
      expect(rig.collector.batches).toHaveLength(1);
      expect(beacons).toEqual([]);
      expect(rig.clock.timers).toBe(0);
    });

    it('has the collector delete the session, and reports nothing more', async () => {
      const asked: [string, string][] = [];
      rig.report({
        url: 'https://collector.example/rum?key=1',
        fetch: async (input, init) => {
          asked.push([
            typeof input === 'string' ? input : 'no text',
            typeof init?.body === 'string' ? init.body : '',
          ]);
          return new Response('{}');
        },
      });
      rig.tell(small(0));
      expect(await rig.reporter.forget()).toBe(true);
      expect(asked).toEqual([
        ['https://collector.example/rum/forget?key=1', '{"sessionId":"session-1"}'],
        ['https://collector.example/rum/forget?key=1', '{"sessionId":"view-1"}'],
      ]);
      rig.tell(end(1));
      rig.clock.advance(60_000);
      await rig.settled();
      expect(asked).toHaveLength(2);
    });
  });
});
