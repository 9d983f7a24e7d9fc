import type { AbrContext, AbrDecision } from '../../../../src/abr/contract/abr-controller.js';
import { Playhead } from './playhead.js';
import type { SessionPlan } from './session-plan.js';
import type { PlayedSegment, SessionResult } from './session-result.js';

/** How often a download under way may be abandoned; our engines ask as often. */
const progressEveryMs = 100;

/** Segments whose sizes are told, where they are known. */
const toldAhead = 10;

/** A rule that waits for ever would never end; none waits longer than for a full buffer to empty. */
const longestWaitMs = 60_000;

/**
 * Plays a title segment by segment over a link: one request at a time, the next one as soon as it fits into
 * the buffer. Deterministic: it has no clock but the link's.
 */
export function playSession(plan: SessionPlan): SessionResult {
  return new Session(plan).play();
}

class Session {
  readonly #plan: SessionPlan;
  readonly #playhead: Playhead;
  readonly #count: number;
  readonly #segments: PlayedSegment[] = [];
  #currentIndex = -1;
  #lastEndMs = -Infinity;

  constructor(plan: SessionPlan) {
    this.#plan = plan;
    this.#playhead = new Playhead(plan);
    this.#count = Math.min(plan.segmentCount ?? Infinity, plan.title.segmentBytes.length);
  }

  play(): SessionResult {
    const { controller, title } = this.#plan;
    controller.reset();
    controller.observe({ type: 'renditions', renditions: title.renditions });
    for (let segment = 0; segment < this.#count; segment += 1) this.#segments.push(this.#load(segment));
    return { title, segments: this.#segments };
  }

  #load(segment: number): PlayedSegment {
    const { controller, live } = this.#plan;
    const playhead = this.#playhead;
    const stallBefore = playhead.stallSec;
    this.#idle(playhead.waitForMs(segment));
    const decision = controller.decide(this.#context(segment));
    this.#idle(Math.min(longestWaitMs, Math.max(0, decision.waitMs ?? 0)));

    const requestMs = playhead.nowMs;
    const { bufferLevelSec } = playhead;
    let renditionIndex = this.#inLadder(decision.renditionIndex);
    let wastedBytes = 0;
    let abandoned = 0;
    for (;;) {
      const attempt = this.#attempt(segment, renditionIndex);
      if (attempt.next === null) {
        this.#currentIndex = renditionIndex;
        playhead.append();
        const predictedKbps = decision.evidence?.['throughputKbps'];
        return {
          renditionIndex,
          reason: decision.reason,
          bytes: attempt.bytes,
          wastedBytes,
          abandoned,
          requestMs,
          bufferLevelSec,
          endMs: playhead.nowMs,
          throughputKbps: attempt.throughputKbps,
          ...(predictedKbps !== undefined && { predictedKbps }),
          stallSec: playhead.stallSec - stallBefore,
          ...(live !== undefined && { liveLatencySec: playhead.liveLatencySec }),
        };
      }
      wastedBytes += attempt.bytes;
      abandoned += 1;
      renditionIndex = attempt.next;
    }
  }

  /** Loads until the body is whole, or until the controller abandons it for `next`. */
  #attempt(segment: number, renditionIndex: number): Attempt {
    const { controller, link, title, mayAbandon = true } = this.#plan;
    const playhead = this.#playhead;
    const startMs = playhead.nowMs;
    const bytes = title.segmentBytes[segment]?.[renditionIndex] ?? 0;
    const transfer = link.transfer(startMs, bytes, startMs - this.#lastEndMs);
    const { responseStartMs, endMs } = transfer;

    // Nothing to fall back to from the lowest; nothing plays yet before the first segment has come.
    if (mayAbandon && controller.abandon !== undefined && segment > 0 && renditionIndex > 0) {
      for (let atMs = startMs + progressEveryMs; atMs < endMs; atMs += progressEveryMs) {
        const bufferLevelSec = playhead.levelAfter(atMs - startMs);
        const answered = atMs > responseStartMs;
        const loadedBytes = transfer.bytesAt(atMs);
        const choice = controller.abandon(
          {
            kind: 'video',
            renditionIndex,
            loadedBytes,
            ...(answered && { totalBytes: bytes, responseStartMs }),
            durationSec: title.segmentSec,
            requestStartMs: startMs,
            nowMs: atMs,
            bufferLevelSec,
          },
          this.#context(segment, atMs, bufferLevelSec),
        );
        if (choice === null || !(choice.renditionIndex < renditionIndex)) continue;
        playhead.spend(atMs - startMs);
        this.#lastEndMs = atMs;
        return { bytes: loadedBytes, next: this.#inLadder(choice.renditionIndex), throughputKbps: 0 };
      }
    }
    playhead.spend(endMs - startMs);
    this.#lastEndMs = endMs;
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
        timing: 'resource-timing',
      },
    });
    return { bytes, next: null, throughputKbps: (bytes * 8) / Math.max(1e-3, endMs - responseStartMs) };
  }

  #idle(ms: number): void {
    if (!(ms > 0)) return;
    this.#playhead.spend(ms);
    this.#plan.controller.observe({ type: 'idle', durationMs: ms });
  }

  /** As a player does: an answer outside the ladder is clamped, and one that is no number is the lowest. */
  #inLadder(index: AbrDecision['renditionIndex']): number {
    if (Number.isNaN(index)) return 0;
    return Math.max(0, Math.min(this.#plan.title.renditions.length - 1, Math.trunc(index)));
  }

  #context(segment: number, nowMs = this.#playhead.nowMs, bufferLevelSec?: number): AbrContext {
    const { title, sizes = 'hidden', live, context } = this.#plan;
    const playhead = this.#playhead;
    return {
      nowMs,
      bufferLevelSec: bufferLevelSec ?? playhead.bufferLevelSec,
      maxBufferSec: playhead.maxBufferSec,
      segmentDurationSec: title.segmentSec,
      renditions: title.renditions,
      currentIndex: this.#currentIndex,
      playbackRate: playhead.rate,
      ...(live === undefined && { remainingSec: (this.#count - segment) * title.segmentSec }),
      ...(sizes === 'known' && {
        upcomingBytes: title.segmentBytes.slice(segment, Math.min(segment + toldAhead, this.#count)),
      }),
      ...(live !== undefined && {
        live: { latencySec: playhead.liveLatencySec, targetLatencySec: live.targetLatencySec },
      }),
      constraints: {},
      ...context,
    };
  }
}

interface Attempt {
  /** Received. */
  readonly bytes: number;
  readonly next: number | null;
  readonly throughputKbps: number;
}
