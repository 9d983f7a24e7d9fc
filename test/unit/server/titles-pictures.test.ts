import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filterGraph } from '../../../server/src/origin/titles/filter-graph.js';
import { labLadder, ladders, type LadderGroup } from '../../../server/src/origin/titles/ladder.js';
import { createFrame } from '../../../server/src/origin/titles/scene/frame.js';
import { Scene } from '../../../server/src/origin/titles/scene/scene.js';
import { Label, timecode } from '../../../server/src/origin/titles/text/label.js';
import { LabelSheet } from '../../../server/src/origin/titles/text/label-sheet.js';

const groups: readonly LadderGroup[] = [...ladders.full, ...labLadder];

describe('the timecode', () => {
  it('goes up by one frame at a time, whatever the rate', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 500_000 }), fc.constantFrom(25, 60), (frame, rate) => {
        const [hours = 0, minutes = 0, seconds = 0, frames = 0] = timecode(frame, rate)
          .split(':')
          .map(Number);
        expect(((hours * 60 + minutes) * 60 + seconds) * rate + frames).toBe(frame);
      }),
    );
    expect(timecode(1607, 25)).toBe('00:01:04:07');
  });
});

describe('a label', () => {
  it('looks the same for a frame whichever frames were drawn before it', () => {
    const step = ladders.standard[0].steps.find(({ height }) => height === 144);
    if (step === undefined) throw new Error('There is no 144p.');
    fc.assert(
      fc.property(fc.array(fc.nat(99_999), { minLength: 2, maxLength: 4 }), (frames) => {
        const [used, fresh] = [new Label(step), new Label(step)];
        for (const frame of frames) used.draw(frame);
        fresh.draw(frames.at(-1) ?? 0);
        expect(Buffer.from(used.luma).equals(Buffer.from(fresh.luma))).toBe(true);
        expect(Buffer.from(used.alpha).equals(Buffer.from(fresh.alpha))).toBe(true);
      }),
      { numRuns: 25 },
    );
  });

  it('lies within its picture, beside no other on the sheet, and shows white text', () => {
    for (const { steps } of groups) {
      const width = Math.max(256, ...steps.map(({ codedWidth }) => codedWidth));
      const sheet = new LabelSheet(width, steps);
      const luma = new Uint8Array(width * sheet.rows);
      sheet.draw(luma, 0, 4711);
      expect(luma.includes(235)).toBe(true);
      for (const { label, step } of sheet.placed) {
        expect(label.box.left + label.box.width).toBeLessThanOrEqual(step.codedWidth);
        expect(label.box.top + label.box.height).toBeLessThanOrEqual(step.height);
      }
      const areas = sheet.placed.map(({ label }) => 2 * label.box.width * label.box.height);
      expect(areas.reduce((sum, area) => sum + area, 0)).toBeLessThanOrEqual(width * sheet.rows);
    }
  });
});

describe('the filter graph', () => {
  it('uses every stream it makes exactly once, but for the outputs', () => {
    for (const { steps } of groups) {
      const top = steps[0];
      if (top === undefined) throw new Error('A group without steps.');
      const picture = { width: Math.max(256, top.codedWidth), height: top.height };
      const graph = filterGraph(
        picture,
        new LabelSheet(picture.width, steps).placed.map(({ step, label, x, y }) => ({
          step,
          box: label.box,
          from: { x, y },
        })),
      );
      const uses = new Map<string, number>();
      for (const [pad] of graph.matchAll(/\[[^\]]+\]/g)) uses.set(pad, (uses.get(pad) ?? 0) + 1);
      uses.delete('[0:v]');
      for (const [pad, count] of uses) expect([pad, count]).toEqual([pad, pad.startsWith('[out') ? 1 : 2]);
      for (const index of steps.keys()) expect(uses.has(`[out${index}]`)).toBe(true);
    }
  });
});

describe('the scene', () => {
  const draw = (scene: Scene, timeSec: number): Buffer => {
    const frame = createFrame(128, 72, 2);
    scene.draw(frame, timeSec);
    return frame.bytes;
  };

  it('is a function of time alone, so that an interrupted making goes on where it stopped', () => {
    const scene = new Scene(128, 72, 64, 1);
    draw(scene, 3);
    const later = draw(scene, 41.2);
    expect(draw(new Scene(128, 72, 64, 1), 41.2).equals(later)).toBe(true);
    expect(draw(scene, 41.24).equals(later)).toBe(false);
  });

  it('keeps to the narrow range and leaves the rows beneath the picture alone', () => {
    const scene = new Scene(128, 72, 64, 1);
    for (const timeSec of [0, 20, 47, 63.9]) {
      const bytes = draw(scene, timeSec);
      const picture = bytes.subarray(0, 128 * 72);
      expect(Math.min(...picture)).toBeGreaterThanOrEqual(14);
      expect(Math.max(...picture)).toBeLessThanOrEqual(237);
      expect(bytes.subarray(128 * 72, 128 * 74).every((value) => value === 128)).toBe(true);
    }
  });
});
