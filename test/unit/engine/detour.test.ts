import { describe, expect, it } from 'vitest';
import { Detour } from '../../../src/engine/dash/detour.js';
import { ladderOf } from '../abr/arbitraries.js';

const ladder = ladderOf(300, 700, 1500, 3000);
const wanting = (renditionIndex: number) => ({ renditionIndex, reason: 'scripted' });

describe('the way around a segment that failed', () => {
  it('goes through the next rendition down, else up, and stops after three', () => {
    const detour = new Detour();
    expect(detour.failed(1, ladder)).toBe(true);
    expect(detour.around(wanting(1), ladder).renditionIndex).toBe(0);
    expect(detour.failed(0, ladder)).toBe(true);
    expect(detour.around(wanting(1), ladder).renditionIndex).toBe(2);
    expect(detour.failed(2, ladder)).toBe(false);
    detour.over();
    expect(detour.around(wanting(1), ladder)).toEqual(wanting(1));
  });

  it('leads back to what is given up meanwhile', () => {
    const detour = new Detour();
    expect([0, 1, 3].map((index) => detour.leadsBackTo(index))).toEqual([false, false, false]);
    detour.failed(0, ladder);
    expect(detour.leadsBackTo(1)).toBe(true);
    detour.over();
    expect(detour.leadsBackTo(1)).toBe(false);
  });

  it('leads back to the lowest rendition that isn’t left alone, and to none above it', () => {
    const detour = new Detour();
    for (let segment = 0; segment < 2; segment += 1) {
      detour.failed(0, ladder);
      detour.over();
    }
    expect(detour.around(wanting(0), ladder).renditionIndex).toBe(1);
    expect([0, 1, 2, 3].map((index) => detour.leadsBackTo(index))).toEqual([false, true, false, false]);
  });
});
