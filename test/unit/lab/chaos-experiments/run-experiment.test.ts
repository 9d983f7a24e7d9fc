import { describe, expect, it } from 'vitest';
import { isWithinRadius } from '../../../../lab/src/chaos/experiment/blast-radius.js';
import type { JournalSink } from '../../../../lab/src/chaos/journal/journal-writer.js';
import { experimentWith } from './support/an-experiment.js';
import { settled, Stage } from './support/stage.js';

const names = Array.from({ length: 40 }, (_, index) => `v${index}`);
const calm = { rebufferPct: 0, stallSec: 0, fatalShare: 0 };
const latencyFrom5to20 = experimentWith();
const chosen = names.filter((name) => isWithinRadius(7, name, 25));

describe('a run', () => {
  it('disturbs the chosen while it is time, and nobody before and after', async () => {
    const stage = new Stage(names);
    stage.start(latencyFrom5to20);
    await stage.pass(6.5);
    expect(stage.target.disturbed).toEqual([]);
    await stage.pass(2);
    expect(chosen.length).toBeGreaterThan(0);
    expect(stage.target.disturbed).toEqual(chosen);
    await stage.pass(13);
    expect(stage.target.disturbed).toEqual(chosen);
    await stage.pass(2);
    expect(stage.target.disturbed).toEqual([]);
    await stage.pass(45);
    expect(stage.result).toMatchObject({ verdict: 'held', recovered: true, notUndone: [] });
    expect(stage.phases).toEqual(['steady-check', 'disturbing', 'undoing', 'recovering', 'ended']);
    expect(stage.clock.timers).toBe(0);
  });

  it('disturbs a chosen viewer who comes in the middle', async () => {
    const stage = new Stage([]);
    stage.start(experimentWith({ level: 'extreme', confirm: 'a test', blastRadiusPct: 100 }));
    await stage.pass(10);
    stage.target.come('late');
    await stage.pass(1.5);
    expect(stage.target.disturbed).toEqual(['late']);
  });

  it('ends in time where laying a disturbance took longer than that', async () => {
    const stage = new Stage(['ann']);
    stage.target.onSet = (_, rules) => {
      if (rules.length > 0) stage.clock.advance(3000);
    };
    stage.start(
      experimentWith({
        level: 'extreme',
        confirm: 'a test',
        blastRadiusPct: 100,
        durationSec: 2,
        pollSec: 60,
        steadySec: 0,
        monkeys: [{ monkey: 'latency', delayMs: 200 }],
      }),
    );
    await stage.pass(0.5);
    expect(stage.phases).toContain('undoing');
    expect(stage.target.disturbed).toEqual([]);
  });

  it('touches nobody where the steady state is not there to begin with', async () => {
    const stage = new Stage(names);
    stage.reading = { ...calm, rebufferPct: 3 };
    stage.start(latencyFrom5to20);
    await stage.pass(30);
    expect(stage.result).toMatchObject({ verdict: 'not-steady' });
    expect(stage.result).toHaveProperty(
      'reason',
      expect.stringMatching(/rebufferPct <= 1 should hold.* was 3/),
    );
    expect(stage.journal.entries.some(({ what }) => what === 'rule-set')).toBe(false);
  });

  it('aborts at the first look at which a condition is true, and lifts everything', async () => {
    const stage = new Stage(names);
    stage.start(
      experimentWith({
        level: 'high',
        processes: { store: { pid: 4321 } },
        monkeys: [
          { monkey: 'latency', delayMs: 100, linkShare: 0.5 },
          { monkey: 'collector', how: 'freeze', process: 'store' },
        ],
      }),
    );
    await stage.pass(6);
    expect(stage.target.disturbed).toEqual(chosen);
    expect(stage.target.links.size).toBe(chosen.length);
    stage.reading = { ...calm, stallSec: 11 };
    await stage.pass(1.2);
    expect(stage.target.disturbed).toEqual([]);
    expect(stage.target.processSteps).toEqual(['freeze store', 'resume store']);
    stage.reading = calm;
    await stage.pass(3);
    expect(stage.result).toMatchObject({ verdict: 'aborted', recovered: true });
    expect(stage.result).toHaveProperty(
      'reason',
      expect.stringMatching(/stallSec > 10 came true: it was 11/),
    );
  });

  it('is refuted by a broken steady state, and goes on', async () => {
    const stage = new Stage(names);
    stage.start(latencyFrom5to20);
    await stage.pass(10);
    stage.reading = { ...calm, rebufferPct: 2 };
    await stage.pass(3);
    stage.reading = calm;
    await stage.pass(60);
    expect(stage.result).toMatchObject({ verdict: 'refuted', recovered: true, breaches: [{ value: 2 }] });
  });

  it('is refuted where the steady state does not come back', async () => {
    const stage = new Stage(names);
    stage.start(latencyFrom5to20);
    stage.reading = async () => (stage.phases.includes('undoing') ? { ...calm, rebufferPct: 2 } : calm);
    await stage.pass(75);
    expect(stage.result).toMatchObject({ verdict: 'refuted', recovered: false });
  });

  it.each([
    ['fail', () => Promise.reject(new Error('the collector is gone'))],
    ['never come', () => new Promise<never>(() => {})],
    ['lack what could abort it', async () => ({ rebufferPct: 0 })],
  ])('does not go on blindly when metrics %s', async (_, reading) => {
    const stage = new Stage(names);
    stage.start(experimentWith({ durationSec: 300, monkeys: [{ monkey: 'latency', delayMs: 9 }] }));
    await stage.pass(5);
    expect(stage.target.disturbed).toEqual(chosen);
    stage.reading = reading;
    await stage.pass(25);
    expect(stage.target.disturbed).toEqual([]);
    stage.reading = calm;
    await stage.pass(15);
    expect(stage.result).toMatchObject({ verdict: 'aborted' });
  });

  it.each([1, 10, 64])('lifts everything when it is stopped after %i s', async (sec) => {
    const stage = new Stage(names);
    stage.start(latencyFrom5to20);
    await stage.pass(sec);
    stage.stopping.abort();
    await stage.pass(0.2);
    expect(stage.target.disturbed).toEqual([]);
    expect(stage.result).not.toBeNull();
    expect(stage.clock.timers).toBe(0);
  });

  it('ends and lifts what it laid when the target fails half-way', async () => {
    const stage = new Stage(names);
    const [, second = ''] = chosen;
    stage.target.onSet = (viewer, rules) => {
      if (viewer === second && rules.length > 0) throw new Error('no route to the origin');
    };
    stage.start(latencyFrom5to20);
    await stage.pass(10);
    expect(stage.target.disturbed).toEqual([]);
    expect(stage.result).toMatchObject({
      verdict: 'failed',
      reason: 'no route to the origin',
      notUndone: [],
    });
  });

  it('insists on lifting, and names what it could not lift', async () => {
    const stage = new Stage(names);
    const [first = '', second = ''] = chosen;
    let failures = 0;
    stage.target.onSet = (viewer, rules) => {
      if (rules.length > 0) return;
      if (viewer === first) throw new Error('gone');
      if (viewer === second && failures++ === 0) throw new Error('busy');
    };
    stage.start(latencyFrom5to20);
    await stage.pass(10);
    stage.stopping.abort();
    await stage.pass(2);
    expect(stage.target.disturbed).toEqual([first]);
    expect(stage.result).toMatchObject({ notUndone: [`${first} may still have faults: gone`] });
  });

  it('lifts everything when its journal can no longer be written', async () => {
    let isFull = false;
    const journal: JournalSink = {
      write() {
        if (isFull) throw new Error('ENOSPC: no space left on device');
      },
    };
    const stage = new Stage(names, journal);
    stage.start(latencyFrom5to20);
    await stage.pass(10);
    isFull = true;
    await stage.pass(3);
    expect(stage.target.disturbed).toEqual([]);
    expect(stage.result).toMatchObject({ verdict: 'failed' });
    expect(stage.result).toHaveProperty('reason', expect.stringMatching(/journal can't be written: ENOSPC/));
  });

  it('refuses to begin where nobody could tell when to abort', async () => {
    const stage = new Stage(names);
    stage.start(experimentWith({ abortWhen: ['qoeLin < 0'] }));
    await settled();
    expect(stage.result).toHaveProperty(
      'message',
      expect.stringMatching(/abortWhen: nobody tells the metric qoeLin here/),
    );
  });
});
