import { seededRandom } from '../../../../../../src/base/random.js';
import type { AbrContext, AbrController } from '../../../../../../src/abr/contract/abr-controller.js';
import type { Ladder } from '../../../../../../src/media/rendition.js';

/** What was loaded of a segment, in order: the last one is whole, those before it were abandoned. */
export type SegmentAnswers = readonly number[];

const tickMs = 100;
const segments = 40;

/**
 * A session made up from its seed, without the simulator: answers of the players' own code are kept beside
 * the tests, and must mean the same when the simulator changes. Progress is told of every 100 ms, of each
 * rendition, from the second segment on.
 */
export function playScript(seed: number, controller: AbrController): SegmentAnswers[] {
  const random = seededRandom(seed);
  const between = (low: number, high: number): number => low + random() * (high - low);
  const segmentSec = [2, 4, 6, 10][Math.floor(between(0, 4))] ?? 4;
  const maxBufferSec = between(0, 1) < 0.5 ? 15 : 40;
  const playbackRate = between(0, 1) < 0.8 ? 1 : between(0.5, 2);
  const renditions = ladderOf(Math.floor(between(2, 9)), between);
  const middleKbps = Math.exp(between(Math.log(400), Math.log(12_000)));
  const wild = between(0.1, 1.4);
  const kbpsBySecond = Array.from({ length: 900 }, () => 0);
  for (let from = 0; from < kbpsBySecond.length;) {
    const until = from + Math.ceil(between(1, 20));
    const kbps = Math.round(middleKbps * Math.exp(between(-wild, wild)) * (between(0, 1) < 0.08 ? 0.05 : 1));
    kbpsBySecond.fill(kbps, from, until);
    from = until;
  }
  const network: Network = { kbpsBySecond, latencyMs: Math.round(between(10, 250)) };

  controller.reset();
  controller.observe({ type: 'renditions', renditions });
  const answers: SegmentAnswers[] = [];
  const play: Playback = { nowMs: 0, bufferLevelSec: 0, currentIndex: -1 };
  const spend = (ms: number): void => {
    play.nowMs += ms;
    play.bufferLevelSec = Math.max(0, play.bufferLevelSec - (ms / 1000) * playbackRate);
  };
  const contextNow = (): AbrContext => ({
    ...play,
    maxBufferSec,
    segmentDurationSec: segmentSec,
    renditions,
    playbackRate,
    constraints: {},
  });
  for (let segment = 0; segment < segments; segment += 1) {
    const share = between(0.6, 1.5);
    const surplusSec = play.bufferLevelSec + segmentSec - maxBufferSec;
    if (surplusSec > 0) {
      const durationMs = (surplusSec / playbackRate) * 1000;
      spend(durationMs);
      controller.observe({ type: 'idle', durationMs });
    }
    const loaded = [controller.decide(contextNow()).renditionIndex];
    for (;;) {
      const renditionIndex = loaded.at(-1) ?? 0;
      const bytes = Math.round(
        ((renditions[renditionIndex]?.bitrateKbps ?? 0) * share * segmentSec * 1000) / 8,
      );
      const requestStartMs = play.nowMs;
      const responseStartMs = requestStartMs + network.latencyMs;
      const endMs = endOf(network, responseStartMs, bytes);
      const watchedUntilMs = segment > 0 ? endMs : 0;
      let next: number | null = null;
      while (next === null && play.nowMs + tickMs < watchedUntilMs) {
        spend(tickMs);
        const answered = play.nowMs > responseStartMs;
        const choice = controller.abandon?.(
          {
            kind: 'video',
            renditionIndex,
            loadedBytes: answered ? Math.floor(carriedBytes(network, responseStartMs, play.nowMs)) : 0,
            ...(answered && { totalBytes: bytes, responseStartMs }),
            durationSec: segmentSec,
            requestStartMs,
            nowMs: play.nowMs,
            bufferLevelSec: play.bufferLevelSec,
          },
          contextNow(),
        );
        if (choice && choice.renditionIndex < renditionIndex) next = choice.renditionIndex;
      }
      if (next !== null) {
        loaded.push(next);
        continue;
      }
      spend(endMs - play.nowMs);
      play.bufferLevelSec += segmentSec;
      play.currentIndex = renditionIndex;
      controller.observe({
        type: 'sample',
        sample: {
          kind: 'video',
          renditionIndex,
          bytes,
          durationSec: segmentSec,
          requestStartMs,
          responseStartMs,
          responseEndMs: endMs,
          fromCache: false,
          timing: 'engine',
        },
      });
      break;
    }
    answers.push(loaded);
  }
  return answers;
}

interface Playback {
  nowMs: number;
  bufferLevelSec: number;
  currentIndex: number;
}

interface Network {
  readonly kbpsBySecond: readonly number[];
  readonly latencyMs: number;
}

function ladderOf(count: number, between: (low: number, high: number) => number): Ladder {
  let bitrateKbps = Math.round(between(150, 600));
  return Array.from({ length: count }, (_, index) => {
    if (index > 0) bitrateKbps = Math.round(bitrateKbps * between(1.2, 2.2));
    return { id: `r${index}`, bitrateKbps };
  });
}

function kbpsAt({ kbpsBySecond }: Network, second: number): number {
  return kbpsBySecond[second % kbpsBySecond.length] ?? 1;
}

function carriedBytes(network: Network, fromMs: number, toMs: number): number {
  let bits = 0;
  for (let at = fromMs; at < toMs;) {
    const second = Math.floor(at / 1000);
    const until = Math.min(toMs, (second + 1) * 1000);
    bits += kbpsAt(network, second) * (until - at);
    at = until;
  }
  return bits / 8;
}

function endOf(network: Network, fromMs: number, bytes: number): number {
  let bits = bytes * 8;
  for (let at = fromMs; ;) {
    const second = Math.floor(at / 1000);
    const kbps = kbpsAt(network, second);
    const until = (second + 1) * 1000;
    if (kbps * (until - at) >= bits) return at + bits / kbps;
    bits -= kbps * (until - at);
    at = until;
  }
}
