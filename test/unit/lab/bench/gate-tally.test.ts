import { describe, expect, it } from 'vitest';
import { intervalsHeld } from '../../../../lab/src/bench/gate/intervals-held.js';
import { tallyOf, unlessSpoilt, type Verdict } from '../../../../lab/src/bench/gate/tally.js';

const verdict = (given: Partial<Verdict> = {}): Verdict => ({
  worse: false,
  spoilt: false,
  tookSec: 300,
  ...given,
});
const worse = verdict({ worse: true });

describe('what bench:gate counts', () => {
  it('is what was caught of what was planted, and the alarms of an unchanged build', () => {
    const planted = [worse, verdict(), verdict({ worse: true, tookSec: 411 })];
    expect(tallyOf(planted, [verdict(), worse, verdict()])).toEqual({
      planted: 3,
      caught: 2,
      runs: 3,
      falseAlarms: 1,
      suiteMin: 6.9,
      spoilt: 0,
    });
  });

  it('is nothing that the machine spoilt, whatever it said: no catch, no run, no alarm, no time', () => {
    const spoilt = verdict({ worse: true, spoilt: true, tookSec: 9_000 });
    expect(tallyOf([worse, spoilt], [verdict(), spoilt])).toEqual({
      planted: 2,
      caught: 1,
      runs: 1,
      falseAlarms: 0,
      suiteMin: 5,
      spoilt: 2,
    });
  });

  it('has every figure also where nothing could be judged, and in JSON too', () => {
    const none = { planted: 0, caught: 0, runs: 0, falseAlarms: 0, suiteMin: null, spoilt: 0 };
    expect(JSON.parse(JSON.stringify(tallyOf([], [])))).toEqual(none);
    const spoilt = verdict({ spoilt: true });
    expect(tallyOf([spoilt], [])).toEqual({ ...none, planted: 1, spoilt: 1 });
  });
});

describe('a run that the machine spoilt', () => {
  const runs = (...spoilt: readonly boolean[]) => {
    const left = [...spoilt];
    return unlessSpoilt(async () => verdict({ spoilt: left.shift() ?? false, tookSec: left.length }));
  };

  it('is made again until it can be judged', async () => {
    expect(await runs(false)).toMatchObject({ spoilt: false, attempts: 1 });
    expect(await runs(true, false)).toMatchObject({ spoilt: false, attempts: 2 });
    expect(await runs(true, true, false)).toMatchObject({ spoilt: false, attempts: 3 });
  });

  it('is given up after two more', async () => {
    expect(await runs(true, true, true, false)).toMatchObject({ spoilt: true, attempts: 3, tookSec: 1 });
  });

  it('is how many stated intervals hold where nothing differs', () => {
    const shifts = [
      { estimate: 0.1, interval: [-0.4, 0.6] as const },
      { estimate: 0, interval: [0, 0] as const },
      { estimate: 0.5, interval: [0.1, 0.9] as const },
      { estimate: 4, interval: null },
    ];
    expect(intervalsHeld(shifts)).toEqual({ stated: 3, held: 2 });
    expect(intervalsHeld([])).toEqual({ stated: 0, held: 0 });
  });
});
