import { describe, expect, it } from 'vitest';
import type { TruthEntry } from '../../../../lab/src/truth/truth-log.js';
import { truthsOf } from '../../../../lab/src/truth/truth-of.js';
import type { ViewTruth } from '../../../../lab/src/truth/view-truth.js';

/** A log written by hand: a title of 25 frames a second on a wall clock. */
class TestLog {
  readonly entries: TruthEntry[] = [];
  nowMs = 10_000;
  sec = 0;

  say(what: TruthEntry['what'], more: Partial<TruthEntry> = {}): this {
    this.entries.push({ player: 0, what, atMs: this.nowMs, sec: this.sec, ...more });
    return this;
  }

  pass(ms: number): this {
    this.nowMs += ms;
    return this;
  }

  /** So many frames, one every 40 ms. */
  frames(count: number): this {
    for (let frame = 0; frame < count; frame += 1) {
      this.pass(40);
      this.sec += 0.04;
      this.say('frame');
    }
    return this;
  }

  startUp(): this {
    return this.say('load').say('asked').pass(500).say('play').frames(25);
  }

  leave(): readonly ViewTruth[] {
    return truthsOf(this.say('pagehide', { kept: true }).entries, this.nowMs);
  }
}

const rounded = (view: ViewTruth | undefined) =>
  view && {
    startup: view.startup && Math.round(view.startup.ms),
    stalls: view.stalls.map(({ ms }) => Math.round(ms)),
    seeks: view.seeksMs.map(Math.round),
    played: Math.round(view.playedMs),
    paused: Math.round(view.pausedMs),
  };
const plain = { startup: 540, stalls: [], seeks: [], played: 1_960, paused: 0 };
const truthOf = (log: TestLog) => rounded(log.leave()[0]);

describe('what happened, by frames', () => {
  it('is a startup and play', () => {
    expect(truthOf(new TestLog().startUp().frames(25))).toEqual(plain);
  });

  it('is a startup by the frame of the same moment as the wish, or by the next one', () => {
    const log = new TestLog().say('load').pass(499).say('frame').pass(1).say('play').frames(25);
    expect(truthOf(log)).toMatchObject({ startup: 0, played: 1_000 });
    expect(log.leave()[0]?.startup?.orMs).toBeCloseTo(40);
    expect(new TestLog().startUp().frames(25).leave()[0]?.startup?.orMs).toBeNull();
  });

  it('is no stall where frames are dropped and the title goes on', () => {
    const log = new TestLog().startUp().pass(600);
    log.sec += 0.6;
    expect(truthOf(log.frames(10))).toMatchObject({ stalls: [] });
  });

  it('is a stall from when the browser waits to the next frame', () => {
    const log = new TestLog().startUp().pass(30).say('waiting').pass(1_400);
    expect(truthOf(log.say('playing').frames(25))).toEqual({ ...plain, stalls: [1_400], played: 1_990 });
  });

  it('is a stall of which the browser tells nothing only from a second on', () => {
    const short = new TestLog().startUp().pass(600).frames(25);
    const long = new TestLog().startUp().pass(2_000).frames(25);
    expect([truthOf(short)?.stalls, truthOf(long)?.stalls]).toEqual([[], [2_000]]);
  });

  it('is a stall up to the pause in it, and no second one after it', () => {
    const log = new TestLog().startUp().pass(30).say('waiting').pass(970).say('pause');
    log.pass(2_000).say('play').pass(40);
    expect(truthOf(log.frames(10))).toMatchObject({ stalls: [970], paused: 2_000 });
  });

  it('is a stall up to the pause in it, wherever the browser then says that the playhead is', () => {
    const log = new TestLog().startUp().say('waiting').pass(1_000);
    log.sec += 0.06;
    expect(truthOf(log.say('pause'))).toMatchObject({ stalls: [1_000] });
  });

  it('is no end of a stall that what was on screen had its time', () => {
    const log = new TestLog().startUp().pass(10);
    log.sec += 0.01;
    log.say('waiting').pass(1_000);
    log.sec += 0.04;
    expect(truthOf(log.say('frame').frames(10))).toMatchObject({ stalls: [990] });
  });

  it('is no end of a stall that a frame from before it comes on screen late', () => {
    const log = new TestLog().startUp().pass(50);
    const sec = log.sec + 0.05;
    log
      .say('waiting', { sec })
      .pass(1_000)
      .say('frame', { sec: sec - 0.01 })
      .pass(40);
    expect(truthOf(log.say('frame', { sec: sec + 0.03 }))).toMatchObject({ stalls: [1_040] });
  });

  it('is one seek, and what freezes right after it is part of it', () => {
    const log = new TestLog().startUp();
    log.sec = 30;
    log.say('seeking').pass(200);
    log.sec = 40;
    log.say('seeking').pass(700).say('frame').say('seeked').pass(40).say('waiting').pass(500);
    expect(truthOf(log.frames(25))).toMatchObject({ seeks: [1_440], stalls: [] });
  });

  it('is another view once a page that was kept is back', () => {
    const log = new TestLog().startUp().say('pagehide', { kept: true }).pass(5_000);
    log.say('pageshow', { kept: true, paused: true }).pass(100).say('asked').say('play').frames(10);
    const [first, second, ...more] = log.leave();
    expect(more).toEqual([]);
    expect(rounded(first)?.played).toBe(960);
    expect(second).toMatchObject({ startup: { comparable: false } });
  });
});
