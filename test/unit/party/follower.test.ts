import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src/base/random.js';
import { FOLLOWER_LIMITS } from '../../../src/party/sync/follower-limits.js';
import { SimParty, type SimNetwork } from './support/sim-party.js';

const loopback: SimNetwork = { roundTripMs: 2, jitterMs: 1, loss: 0 };
const far: SimNetwork = { roundTripMs: 200, jitterMs: 50, loss: 0.01 };
const title = { mediaId: 'film' };

const quantile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * share)] ?? Number.NaN;

/** A room that plays from 100 s on, with these viewers in it. */
function playing(seed: number, network: SimNetwork, viewers: number): SimParty {
  const random = seededRandom(seed);
  const party = new SimParty(random, network);
  party.command({ type: 'title', title, positionSec: 100 });
  for (let at = 0; at < viewers; at += 1) {
    party.join(`viewer-${at}`, { skewPpm: (random() - 0.5) * 200, startSec: 0.02 + random() * 0.1 });
  }
  party.run(3000);
  party.command({ type: 'play' });
  return party;
}

/** How far apart two viewers are, seconds, at every step of `forMs`. */
function driftsOf(party: SimParty, forMs: number): number[] {
  const drifts: number[] = [];
  party.run(forMs, () => {
    const [a, b] = party.viewers;
    if (a && b) drifts.push(Math.abs(a.player.positionSec - b.player.positionSec));
  });
  return drifts;
}

const seeds = Array.from({ length: 10 }, (_, seed) => seed + 1);
const seeksIn = (party: SimParty): number =>
  party.viewers.reduce((sum, { player }) => sum + player.seeksMs.length, 0);

describe('viewers of one room', () => {
  it('are within 10 ms of each other (median; p95 40 ms) nearby, without a seek once they play', () => {
    const drifts = seeds.flatMap((seed) => {
      const party = playing(seed, loopback, 2);
      party.run(10_000);
      const seeks = seeksIn(party);
      const told = driftsOf(party, 60_000);
      expect(seeksIn(party)).toBe(seeks);
      return told;
    });
    expect(quantile(drifts, 0.5)).toBeLessThanOrEqual(0.01);
    expect(quantile(drifts, 0.95)).toBeLessThanOrEqual(0.04);
  });

  it('are within 150 ms (p95) over 200 ms ± 50 ms with loss', () => {
    const drifts = seeds.flatMap((seed) => {
      const party = playing(seed, far, 2);
      party.run(10_000);
      return driftsOf(party, 60_000);
    });
    expect(quantile(drifts, 0.95)).toBeLessThanOrEqual(0.15);
  });

  it('comes from 1 s off to within 40 ms in 12 s, by rate alone', () => {
    for (const seed of seeds) {
      const party = playing(seed, loopback, 2);
      party.run(8000);
      const [viewer, other] = party.viewers;
      if (!viewer || !other) throw new Error('two viewers');
      const seeks = seeksIn(party);
      viewer.player.positionSec += seed % 2 === 0 ? 1 : -1;
      party.run(12_000);
      expect(Math.abs(viewer.player.positionSec - other.player.positionSec)).toBeLessThanOrEqual(0.04);
      expect(seeksIn(party)).toBe(seeks);
    }
  });

  it('over a bad way too, come back from 1 s off in 12 s, and are left in peace otherwise', () => {
    for (const seed of seeds) {
      const party = playing(seed, far, 2);
      party.run(10_000);
      const [viewer, other] = party.viewers;
      if (!viewer || !other) throw new Error('two viewers');
      let changes = 0;
      let rate = viewer.player.rate;
      party.run(120_000, () => {
        if (viewer.player.rate !== rate) changes += 1;
        rate = viewer.player.rate;
        expect(Math.abs(rate - 1)).toBeLessThanOrEqual(FOLLOWER_LIMITS.nudgeLimit);
      });
      // Of 1,200 looks: a clock that is read anew, each time a few ms off, is nothing to follow at every turn.
      expect(changes).toBeLessThanOrEqual(40);
      const seeks = seeksIn(party);
      viewer.player.positionSec += seed % 2 === 0 ? 1 : -1;
      party.run(12_000);
      expect(Math.abs(viewer.player.positionSec - other.player.positionSec)).toBeLessThanOrEqual(0.1);
      expect(seeksIn(party)).toBe(seeks);
    }
  });

  it('who comes late is within 40 ms 3 s after the first frame', () => {
    for (const seed of seeds) {
      const party = playing(seed, loopback, 1);
      party.run(20_000);
      const { player } = party.join('late', { skewPpm: 50, startSec: 0.08, seekSec: 0.6 });
      const [first] = party.viewers;
      let shownMs: number | null = null;
      let lastOffMs = 0;
      party.run(12_000, () => {
        if (player.positionSec > 0) shownMs ??= party.nowMs;
        const offSec = Math.abs(player.positionSec - (first?.player.positionSec ?? 0));
        if (offSec > 0.04) lastOffMs = party.nowMs;
      });
      expect(shownMs).not.toBeNull();
      expect(lastOffMs - (shownMs ?? 0)).toBeLessThanOrEqual(3000);
    }
  });

  it('are never sought while one of three stalls often and the room waits', () => {
    for (const seed of seeds.slice(0, 4)) {
      const random = seededRandom(seed * 7);
      const party = playing(seed, { roundTripMs: 60, jitterMs: 30, loss: 0.01 }, 3);
      party.command({ type: 'settings', settings: { waiting: 'all' } });
      party.run(10_000);
      const seeks = seeksIn(party);
      const from = party.playback.anchorPosSec;
      let nextStallMs = party.nowMs + 5000;
      party.run(600_000, () => {
        if (party.nowMs < nextStallMs) return;
        party.viewers[0]?.player.stall(300 + random() * 4000);
        nextStallMs = party.nowMs + 8000 + random() * 20_000;
      });
      expect(seeksIn(party)).toBe(seeks);
      // And they did watch.
      expect((party.viewers[1]?.player.positionSec ?? 0) - from).toBeGreaterThan(400);
    }
  });

  it('are never sought while one runs dry again and again, as soon as a little has come', () => {
    for (const seed of seeds.slice(0, 4)) {
      const random = seededRandom(seed * 11);
      const party = playing(seed, { roundTripMs: 60, jitterMs: 30, loss: 0.01 }, 3);
      party.command({ type: 'settings', settings: { waiting: 'all' } });
      party.run(10_000);
      const seeks = seeksIn(party);
      const poor = party.viewers[0];
      let nextStallMs = party.nowMs;
      let mostBehindSec = 0;
      party.run(120_000, () => {
        mostBehindSec = Math.max(mostBehindSec, party.roomSec - (poor?.player.positionSec ?? 0));
        if (party.nowMs < nextStallMs) return;
        const forMs = 200 + random() * 1500;
        poor?.player.stall(forMs);
        nextStallMs = party.nowMs + forMs + 100 + random() * 900;
      });
      expect(seeksIn(party)).toBe(seeks);
      // Each time by what it takes to tell of it, not by what that comes to in the end.
      expect(mostBehindSec).toBeLessThan(1);
    }
  });

  it('all pause where the one who pressed it stands, and all start at one moment', () => {
    const party = playing(3, far, 3);
    party.run(10_000);
    party.command({ type: 'pause', positionSec: 107.5 });
    party.run(3000);
    for (const { player } of party.viewers) {
      expect(player.paused).toBe(true);
      expect(player.positionSec).toBeCloseTo(107.5, 3);
    }
    const starts = party.viewers.map(({ player }) => player.starts);
    party.command({ type: 'play' });
    party.run(3000, () => {
      for (const { player } of party.viewers) expect(player.positionSec - party.roomSec).toBeLessThan(0.12);
    });
    expect(party.viewers.map(({ player }) => player.starts)).toEqual(starts.map((before) => before + 1));
    const positions = party.viewers.map(({ player }) => player.positionSec);
    expect(Math.max(...positions) - Math.min(...positions)).toBeLessThanOrEqual(0.15);
  });

  it('follow the room to another rate and another place', () => {
    const party = playing(5, loopback, 2);
    party.run(5000);
    party.command({ type: 'rate', rate: 1.5 });
    party.command({ type: 'seek', positionSec: 1000 });
    party.run(10_000);
    for (const { player } of party.viewers) {
      expect(player.positionSec).toBeGreaterThan(1013);
      expect(player.positionSec).toBeLessThan(1015.1);
    }
    expect(driftsOf(party, 5000).every((drift) => drift < 0.04)).toBe(true);
  });
});

describe('the follower', () => {
  it('stays within its limits whatever becomes of the media', () => {
    const events = fc.array(
      fc.record({
        afterMs: fc.integer({ min: 100, max: 5000 }),
        jumpSec: fc.constantFrom(0, 0, 0.5, -0.5, 3, -3, 60),
        stallMs: fc.constantFrom(0, 0, 400, 6000),
      }),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), events, (seed, story) => {
        const party = playing(seed, far, 1);
        const [viewer] = party.viewers;
        if (!viewer) throw new Error('one viewer');
        const { player } = viewer;
        for (const { afterMs, jumpSec, stallMs } of story) {
          player.positionSec = Math.max(0, player.positionSec + jumpSec);
          if (stallMs > 0) player.stall(stallMs);
          party.run(Math.ceil(afterMs / 100) * 100, () => {
            expect(Math.abs(player.rate - 1)).toBeLessThanOrEqual(FOLLOWER_LIMITS.fastLimit + 1e-9);
          });
        }
        const { seeksMs } = player;
        // The room's own changes, one start and one play, may each bring one more.
        for (const fromMs of seeksMs) {
          const within = seeksMs.filter((ms) => ms >= fromMs && ms < fromMs + FOLLOWER_LIMITS.seekWindowMs);
          expect(within.length).toBeLessThanOrEqual(FOLLOWER_LIMITS.seeksInWindow + 2);
        }
        // Left alone, it comes back to the room or says that it is lost.
        party.run(60_000);
        const isBack = Math.abs(player.positionSec - party.roomSec) < 0.15;
        expect(isBack || viewer.follower.state === 'lost').toBe(true);
      }),
      { numRuns: 25 },
    );
  });
});
