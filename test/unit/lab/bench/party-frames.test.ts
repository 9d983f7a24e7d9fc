import { describe, expect, it } from 'vitest';
import {
  type Frame,
  looksAt,
  quantileMs,
  settledAtMs,
  spanOf,
} from '../../../../lab/src/bench/party/drift/frames.js';

const REFRESH_MS = 1000 / 60;

/** Frames at 25 a second on a display of 60 Hz, of a media that is `offSec(at)` ahead of the clock. */
function shown(offSec: (sec: number) => number, phaseMs = 0): Frame[] {
  return Array.from({ length: 500 }, (_, at): Frame => {
    const mediaSec = at / 25;
    const dueMs = (mediaSec - offSec(mediaSec)) * 1000;
    const refresh = Math.ceil((dueMs - phaseMs) / REFRESH_MS);
    return [phaseMs + refresh * REFRESH_MS, mediaSec];
  });
}

describe('how far two viewers are apart, by their frames', () => {
  it('tells it to some ms, whatever the phase of the display', () => {
    for (const offMs of [0, 6, 12, 35]) {
      const [a, b] = [shown(() => 0), shown(() => offMs / 1000, 7)];
      const looks = looksAt(a, b, spanOf(a, b));
      expect(looks.length).toBeGreaterThan(100);
      expect(Math.abs(quantileMs(looks, 0.5) - offMs)).toBeLessThan(5);
    }
  });

  it('tells when they came together, and not of a moment in passing', () => {
    const a = shown(() => 0);
    const b = shown((sec) => Math.max(0, 1 - sec / 10));
    const at = settledAtMs(looksAt(a, b, spanOf(a, b)), 40);
    expect(at ?? 0).toBeGreaterThan(9000);
    expect(at ?? Infinity).toBeLessThan(10_800);
    const passing = shown((sec) => 1 - sec / 5);
    expect(settledAtMs(looksAt(a, passing, spanOf(a, passing)), 40)).toBeNull();
  });

  it('says nothing of where a picture stood', () => {
    const a = shown(() => 0);
    const b = a.filter(([wallMs]) => wallMs < 5000 || wallMs > 8000);
    const looks = looksAt(a, b, spanOf(a, b));
    expect(looks.some(({ atMs }) => atMs > 5200 && atMs < 7800)).toBe(false);
    expect(quantileMs(looks, 0.95)).toBeLessThan(5);
  });
});
