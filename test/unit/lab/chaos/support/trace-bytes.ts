import type { Trace } from '../../../../../lab/src/sim/network/trace.js';

/** What a link comes to over that time, ms since it began; bytes. */
export type BytesBetween = (fromMs: number, toMs: number) => number;

/** Of a trace that goes round, begun at `startSec` of it: by its points alone, not by the code that is judged. */
export function traceBytes({ points }: Trace, startSec: number): BytesBetween {
  const lengthMs = points.reduce((sum, { durationMs }) => sum + durationMs, 0);
  const bytesUntil = (atMs: number): number => {
    let leftMs = atMs % lengthMs;
    let bytes = 0;
    let perLoop = 0;
    for (const { durationMs, kbps } of points) {
      bytes += (Math.min(leftMs, durationMs) * kbps) / 8;
      perLoop += (durationMs * kbps) / 8;
      leftMs = Math.max(0, leftMs - durationMs);
    }
    return bytes + Math.floor(atMs / lengthMs) * perLoop;
  };
  const startMs = startSec * 1000;
  return (fromMs, toMs) => bytesUntil(startMs + toMs) - bytesUntil(startMs + fromMs);
}
