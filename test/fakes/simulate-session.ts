import type { AbrContext, AbrController } from '../../src/abr/contract/abr-controller.js';
import type { Ladder } from '../../src/media/rendition.js';
import type { BandwidthTrace } from './bandwidth-trace.js';

export interface SessionPlan {
  readonly controller: AbrController;
  readonly renditions: Ladder;
  readonly network: BandwidthTrace;
  readonly segmentCount: number;
  readonly segmentSec: number;
  /** Default: bitrate × duration. */
  readonly bytesOf?: (segment: number, renditionIndex: number) => number;
  /** Default 30. */
  readonly maxBufferSec?: number;
  /** Whether sizes to come are told to the controller; default no. */
  readonly tellSizes?: boolean;
  readonly context?: Partial<AbrContext>;
}

interface PlayedSegment {
  readonly renditionIndex: number;
  readonly reason: string;
  /** Buffer and clock when the request was made. */
  readonly bufferLevelSec: number;
  readonly requestMs: number;
  /** Stall while it loaded, abandoned attempts included; the first segment's is startup. */
  readonly stallSec: number;
  readonly abandoned: number;
}

export interface SessionResult {
  readonly segments: readonly PlayedSegment[];
  readonly startupSec: number;
  /** Without startup. */
  readonly stallSec: number;
  readonly switches: number;
}

const progressEveryMs = 100;

/**
 * Plays a title segment by segment: one request at a time, latency first and then the trace's
 * bandwidth, a buffer that is filled up to `maxBufferSec`. Deterministic; no clock but its own.
 */
export function simulateSession(plan: SessionPlan): SessionResult {
  const { controller, renditions, network, segmentCount, segmentSec, maxBufferSec = 30 } = plan;
  const bytesOf =
    plan.bytesOf ?? ((_, index) => ((renditions[index]?.bitrateKbps ?? 0) * 1000 * segmentSec) / 8);
  const segments: PlayedSegment[] = [];
  let nowMs = 0;
  let bufferSec = 0;
  let currentIndex = -1;
  let switches = 0;

  controller.reset();
  controller.observe({ type: 'renditions', renditions });

  const contextAt = (segment: number, atMs: number, bufferLevelSec: number): AbrContext => ({
    nowMs: atMs,
    bufferLevelSec,
    maxBufferSec,
    segmentDurationSec: segmentSec,
    renditions,
    currentIndex,
    playbackRate: 1,
    constraints: {},
    ...(plan.tellSizes && {
      upcomingBytes: Array.from({ length: Math.min(8, segmentCount - segment) }, (_, ahead) =>
        renditions.map((_, index) => bytesOf(segment + ahead, index)),
      ),
    }),
    ...plan.context,
  });

  for (let segment = 0; segment < segmentCount; segment += 1) {
    if (bufferSec > maxBufferSec) {
      const idleMs = (bufferSec - maxBufferSec) * 1000;
      nowMs += idleMs;
      bufferSec = maxBufferSec;
      controller.observe({ type: 'idle', durationMs: idleMs });
    }
    const decision = controller.decide(contextAt(segment, nowMs, bufferSec));
    const requestMs = nowMs;
    const bufferLevelSec = bufferSec;
    let index = decision.renditionIndex;
    let stallSec = 0;
    let abandoned = 0;

    const spend = (ms: number): void => {
      nowMs += ms;
      const short = ms / 1000 - bufferSec;
      if (short > 0) stallSec += short;
      bufferSec = Math.max(0, -short);
    };

    for (;;) {
      const startMs = nowMs;
      const bytes = bytesOf(segment, index);
      const latencyMs = network.latencyMs(startMs);
      const endMs = startMs + latencyMs + network.msFor(startMs + latencyMs, bytes);
      let next: number | null = null;
      if (controller.abandon && segment > 0) {
        for (let atMs = startMs + progressEveryMs; atMs < endMs; atMs += progressEveryMs) {
          const left = Math.max(0, bufferSec - (atMs - startMs) / 1000);
          const answered = atMs > startMs + latencyMs;
          const choice = controller.abandon(
            {
              kind: 'video',
              renditionIndex: index,
              loadedBytes: answered ? network.bytesIn(startMs + latencyMs, atMs - startMs - latencyMs) : 0,
              ...(answered && { totalBytes: bytes, responseStartMs: startMs + latencyMs }),
              durationSec: segmentSec,
              requestStartMs: startMs,
              nowMs: atMs,
              bufferLevelSec: left,
            },
            contextAt(segment, atMs, left),
          );
          if (choice === null) continue;
          spend(atMs - startMs);
          next = choice.renditionIndex;
          break;
        }
      }
      if (next !== null) {
        abandoned += 1;
        index = next;
        continue;
      }
      spend(endMs - startMs);
      controller.observe({
        type: 'sample',
        sample: {
          kind: 'video',
          renditionIndex: index,
          bytes,
          durationSec: segmentSec,
          requestStartMs: startMs,
          responseStartMs: startMs + latencyMs,
          responseEndMs: endMs,
          fromCache: false,
          timing: 'resource-timing',
        },
      });
      break;
    }

    if (currentIndex >= 0 && currentIndex !== index) switches += 1;
    currentIndex = index;
    bufferSec += segmentSec;
    segments.push({
      renditionIndex: index,
      reason: decision.reason,
      bufferLevelSec,
      requestMs,
      stallSec,
      abandoned,
    });
  }

  return {
    segments,
    startupSec: segments[0]?.stallSec ?? 0,
    stallSec: segments.slice(1).reduce((sum, { stallSec }) => sum + stallSec, 0),
    switches,
  };
}
