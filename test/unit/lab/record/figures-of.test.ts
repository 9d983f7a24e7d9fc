import { describe, expect, it } from 'vitest';
import { figuresOf } from '../../../../lab/src/record/figures-of.js';
import { makeRecord, title, Viewing } from './make-record.js';

const low = { height: 240, bitrateKbps: 500 };
const middle = { height: 480, bitrateKbps: 1_000 };
const high = { height: 720, bitrateKbps: 4_000 };

describe('the figures of a record', () => {
  it('are the rendition’s worth, less the startup, where nothing else happened', () => {
    const { facts } = new Viewing().wait(500).firstFrame().show(480, 1_000).play(20);
    const shown = [{ ...middle, fromSec: 0, toSec: 20 }];
    const figures = figuresOf(makeRecord({ facts, shown }), title);
    expect(figures).toMatchObject({
      outcome: 'watched',
      firstFrameMs: 500,
      playedSec: 20,
      stallSec: 0,
      stallCount: 0,
      rebufferPct: 0,
      seekLatencyMs: null,
      switches: 0,
      meanKbps: 1_000,
    });
    expect(figures.qoeLin).toBeCloseTo(1 - (4.3 * 0.5) / 5, 9);
    expect(figures.qoeLog).toBeCloseTo(Math.log(2) - (2.66 * 0.5) / 5, 9);
  });

  it('charge a stall in seconds and tell its share of the time', () => {
    const { facts } = new Viewing().firstFrame().show(480, 1_000).play(8).stall(2).play(8);
    const shown = [{ ...middle, fromSec: 0, toSec: 16 }];
    const figures = figuresOf(makeRecord({ facts, shown }), title);
    expect(figures.stallCount).toBe(1);
    expect(figures.stallSec).toBeCloseTo(2, 1);
    expect(figures.rebufferPct).toBeCloseTo(100 / 9, 0);
    expect(figures.qoeLin).toBeCloseTo(1 - (4.3 * figures.stallSec) / 4, 9);
  });

  it('charge a switch by its size, and count a segment for what it mostly showed', () => {
    const { facts } = new Viewing().firstFrame().show(240, 500).play(7).show(720, 4_000).play(9);
    // The second segment is low for 3 of its 4 seconds.
    const shown = [
      { ...low, fromSec: 0, toSec: 7 },
      { ...high, fromSec: 7, toSec: 16 },
    ];
    const figures = figuresOf(makeRecord({ facts, shown }), title);
    expect(figures.switches).toBe(1);
    expect(figures.qoeLin).toBeCloseTo((0.5 + 0.5 + 4 + 4 - 3.5) / 4, 9);
    expect(figures.meanKbps).toBeCloseTo((7 * 500 + 9 * 4_000) / 16, 0);
  });

  it('leave out the segment that the watching ended in, if less than half of it was seen', () => {
    const { facts } = new Viewing().firstFrame().show(480, 1_000).play(9);
    const shown = [
      { ...middle, fromSec: 0, toSec: 8 },
      { ...high, fromSec: 8, toSec: 9 },
    ];
    expect(figuresOf(makeRecord({ facts, shown }), title).qoeLin).toBeCloseTo(1, 9);
  });

  it('count a segment twice that was watched twice, and a seek as latency, not as a stall', () => {
    const { facts } = new Viewing().firstFrame().show(480, 1_000).play(8).seek(0, 700).play(8);
    const shown = [
      { ...middle, fromSec: 0, toSec: 8 },
      { ...middle, fromSec: 0, toSec: 4 },
      { ...high, fromSec: 4, toSec: 8 },
    ];
    const figures = figuresOf(makeRecord({ facts, shown }), title);
    expect(figures.seekLatencyMs).toBe(700);
    expect(figures.stallSec).toBe(0);
    expect(figures.qoeLin).toBeCloseTo((1 + 1 + 1 + 4 - 3) / 4, 9);
  });

  it('are null, not 0, where nothing was ever shown', () => {
    const figures = figuresOf(
      makeRecord({ facts: new Viewing().facts, end: { kind: 'never-started' } }),
      title,
    );
    expect(figures).toMatchObject({
      outcome: 'never-started',
      firstFrameMs: null,
      playedSec: 0,
      meanKbps: null,
      qoeLin: null,
      qoeLog: null,
    });
  });

  it('end at the failure: what comes after is no stall', () => {
    const { facts } = new Viewing().firstFrame().show(480, 1_000).play(8).fail('gone').wait(250).stall(8);
    const shown = [{ ...middle, fromSec: 0, toSec: 8 }];
    const end = { kind: 'failed', code: 'LOST', message: 'gone' } as const;
    const figures = figuresOf(makeRecord({ facts, shown, end }), title);
    expect(figures).toMatchObject({ outcome: 'failed', stallSec: 0, playedSec: 8 });
  });

  it('know no bitrate of a picture that the title doesn’t have', () => {
    const { facts } = new Viewing().firstFrame().play(8);
    const shown = [{ height: 333, bitrateKbps: null, fromSec: 0, toSec: 8 }];
    expect(figuresOf(makeRecord({ facts, shown }), title)).toMatchObject({ meanKbps: null, qoeLin: null });
  });
});
