import type { AbrContext, AbrController } from '../../../../../../../src/abr/contract/abr-controller.js';
import type { Link } from '../../../../../../../lab/src/sim/network/link.js';
import type { Title } from '../../../../../../../lab/src/sim/title/title.js';

/** Sabre asks about abandonment once both have passed since it asked last. */
const progressBits = 12_000;
const progressMs = 50;

export interface LoopResult {
  readonly renditions: readonly number[];
  readonly abandoned: number;
  readonly rebufferSec: number;
  readonly playSec: number;
}

/**
 * Plays as sabre does with abandonment: its own steps of progress, and the first download is startup rather than
 * rebuffering and can't be abandoned.
 */
export function playAsSabre(
  controller: AbrController,
  title: Title,
  link: Link,
  maxBufferSec: number,
): LoopResult {
  let nowMs = 0;
  let levelMs = 0;
  let rebufferMs = 0;
  let abandoned = 0;
  let currentIndex = -1;
  const renditions: number[] = [];
  const segmentMs = title.segmentSec * 1000;
  const context = (atMs: number, bufferMs: number): AbrContext => ({
    nowMs: atMs,
    bufferLevelSec: bufferMs / 1000,
    maxBufferSec,
    segmentDurationSec: title.segmentSec,
    renditions: title.renditions,
    currentIndex,
    playbackRate: 1,
    constraints: {},
  });
  const spend = (ms: number): void => {
    rebufferMs += Math.max(0, ms - levelMs);
    levelMs = Math.max(0, levelMs - ms);
    nowMs += ms;
  };

  for (const sizes of title.segmentBytes) {
    const first = renditions.length === 0;
    spend(Math.max(0, levelMs + segmentMs - maxBufferSec * 1000));
    const choice = controller.decide(context(nowMs, levelMs));
    spend(choice.waitMs ?? 0);
    let { renditionIndex } = choice;
    for (;;) {
      const bytes = sizes[renditionIndex] ?? 0;
      const startMs = nowMs;
      const { responseStartMs, endMs, bytesAt } = bind(link.transfer(startMs, bytes));
      const lastAskMs = first ? startMs : endMs;
      let next: number | null = null;
      let atMs = nextProgress(link, responseStartMs, Math.max(startMs + progressMs, responseStartMs));
      while (next === null && atMs < lastAskMs) {
        const bufferMs = Math.max(0, levelMs - (atMs - startMs));
        const asked = controller.abandon?.(
          {
            kind: 'video',
            renditionIndex,
            loadedBytes: bytesAt(atMs),
            totalBytes: bytes,
            durationSec: title.segmentSec,
            requestStartMs: startMs,
            responseStartMs,
            nowMs: atMs,
            bufferLevelSec: bufferMs / 1000,
          },
          context(atMs, bufferMs),
        );
        next = asked?.renditionIndex ?? null;
        if (next === null) atMs = nextProgress(link, atMs, atMs + progressMs);
      }
      spend((next === null ? endMs : atMs) - startMs);
      if (next !== null) {
        abandoned += 1;
        renditionIndex = next;
        continue;
      }
      controller.observe({
        type: 'sample',
        sample: {
          kind: 'video',
          renditionIndex,
          bytes,
          durationSec: title.segmentSec,
          requestStartMs: startMs,
          responseStartMs,
          responseEndMs: endMs,
          fromCache: false,
          timing: 'engine',
        },
      });
      break;
    }
    if (first) rebufferMs = 0;
    currentIndex = renditionIndex;
    renditions.push(renditionIndex);
    levelMs += segmentMs;
  }
  return { renditions, abandoned, rebufferSec: rebufferMs / 1000, playSec: (nowMs + levelMs) / 1000 };
}

function nextProgress(link: Link, fromMs: number, earliestMs: number): number {
  return Math.max(earliestMs, link.endOf(fromMs, progressBits));
}

function bind(transfer: ReturnType<Link['transfer']>): {
  readonly responseStartMs: number;
  readonly endMs: number;
  readonly bytesAt: (atMs: number) => number;
} {
  const { responseStartMs, endMs } = transfer;
  return { responseStartMs, endMs, bytesAt: (atMs) => transfer.bytesAt(atMs) };
}
