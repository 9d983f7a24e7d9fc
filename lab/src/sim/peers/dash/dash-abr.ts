import type {
  AbrContext,
  AbrController,
  AbrDecision,
  AbrEvent,
} from '../../../../../src/abr/contract/abr-controller.js';
import type { DownloadProgress, DownloadSample } from '../../../../../src/media/download.js';
import { afterDownload } from '../estimators/after-download.js';
import type { AbandonRequestsRule } from './abandon-requests-rule.js';
import { BolaSwitch } from './bola-switch.js';
import { highestWithin, type DashRequest, type DashRule, type DashSituation } from './dash-rule.js';
import { DashThroughput } from './dash-throughput.js';
import type { SwitchHistoryRule } from './switch-history-rule.js';

/*
 * What dash.js makes of its rules: before each segment every active one is asked (of throughput and BOLA only the
 * one whose turn it is), and the lowest wish is granted; with none, nothing changes. While a segment loads it may
 * be abandoned; for 10 s after that nothing is raised.
 *
 * Source: dash.js 5.2.1, `AbrController`, `ABRRulesCollection`.
 * Departures: nothing is replaced in the buffer (fast switching); one maximum buffer for every rendition, the
 * caller's, where dash.js fills further at the top; no initialisation segments.
 */

/** `initialBitrate`: without a bitrate kept from before. */
const initialKbps = 1000;

/** `bufferTimeDefault`. */
const stableBufferSec = 18;

/** `stallThreshold`: at or below it the buffer counts as empty. */
const emptyBufferSec = 0.3;

/** `abandonLoadTimeout`. */
const calmAfterAbandonMs = 10_000;

export interface DashAbrOptions {
  readonly name: string;
  /** Asked in this order. */
  readonly rules: readonly DashRule[];
  /** One of `rules`, to be told what was decided. */
  readonly history?: SwitchHistoryRule;
  readonly abandoning?: AbandonRequestsRule;
}

export class DashAbr implements AbrController {
  readonly name: string;
  readonly #rules: readonly DashRule[];
  readonly #history: SwitchHistoryRule | undefined;
  readonly #abandoning: AbandonRequestsRule | undefined;
  readonly #throughput = new DashThroughput();
  readonly #turn: BolaSwitch;
  #finished: DownloadSample | null = null;
  #calmUntilMs = -Infinity;
  #empty = false;

  constructor({ name, rules, history, abandoning }: DashAbrOptions) {
    this.name = name;
    this.#rules = rules;
    this.#history = history;
    this.#abandoning = abandoning;
    this.#turn = new BolaSwitch(rules.map((rule) => rule.name));
  }

  observe(event: AbrEvent): void {
    if (event.type === 'sample' && event.sample.kind !== 'audio') {
      this.#throughput.push(event.sample);
      this.#finished = event.sample;
    } else if (event.type === 'seek') {
      for (const rule of this.#rules) rule.sought?.();
    } else if (event.type === 'stall') {
      this.#becomes(true);
    } else if (event.type === 'renditions') {
      for (const rule of this.#rules) rule.reset();
    }
  }

  decide(context: AbrContext): AbrDecision {
    this.#catchUp(context);
    const situation = this.#situation(context, context.currentIndex);
    const { averageKbps, bitratesKbps, currentIndex, bufferLevelSec } = situation;
    const evidence = { bufferLevelSec, ...(averageKbps !== null && { throughputKbps: averageKbps }) };
    if (currentIndex < 0)
      return { renditionIndex: highestWithin(bitratesKbps, initialKbps), reason: 'startup', evidence };

    let lowest: DashRequest | null = null;
    let reason = 'steady';
    let waitMs = 0;
    for (const rule of this.#rules) {
      if (!this.#turn.allows(rule.name)) continue;
      const request = rule.request(situation);
      // A hold stands even where another rule then decides on the rendition.
      waitMs = request?.waitMs ?? waitMs;
      if (request === null || (lowest !== null && request.renditionIndex >= lowest.renditionIndex)) continue;
      lowest = request;
      reason = rule.name;
    }
    if (lowest === null) return { renditionIndex: currentIndex, reason, evidence, waitMs };
    this.#history?.decided(currentIndex, lowest.renditionIndex);
    const { renditionIndex } = lowest;
    if (renditionIndex === currentIndex || (renditionIndex > currentIndex && situation.abandonedLately))
      return { renditionIndex: currentIndex, reason, evidence, waitMs };
    for (const rule of this.#rules) rule.switchedTo?.(renditionIndex);
    return { renditionIndex, reason, evidence, waitMs };
  }

  abandon(progress: DownloadProgress, context: AbrContext): AbrDecision | null {
    // The rendition under way is what dash.js calls its current one.
    const situation = this.#situation(context, progress.renditionIndex);
    const renditionIndex = this.#abandoning?.consider(progress, situation) ?? null;
    if (renditionIndex === null) return null;
    this.#calmUntilMs = context.nowMs + calmAfterAbandonMs;
    for (const rule of this.#rules) {
      rule.switchedTo?.(renditionIndex);
      rule.abandoned?.(situation.bufferLevelSec);
    }
    return { renditionIndex, reason: 'abandon', evidence: { bufferLevelSec: situation.bufferLevelSec } };
  }

  reset(): void {
    for (const rule of this.#rules) rule.reset();
    this.#abandoning?.reset();
    this.#throughput.reset();
    this.#turn.reset();
    this.#finished = null;
    this.#calmUntilMs = -Infinity;
    this.#empty = false;
  }

  /** Tells the rules of the segment that has come since, in the order in which the player would have. */
  #catchUp(context: AbrContext): void {
    const sample = this.#finished;
    if (sample !== null) {
      this.#finished = null;
      const { levelBeforeSec, levelAfterSec } = afterDownload(sample, context);
      this.#level(levelBeforeSec);
      this.#abandoning?.loaded();
      for (const rule of this.#rules)
        rule.loaded?.({
          renditionIndex: sample.renditionIndex,
          durationSec: sample.durationSec,
          requestMs: sample.requestStartMs,
          endMs: sample.responseEndMs,
          bufferLevelSec: toMilliseconds(levelBeforeSec),
        });
      this.#level(levelAfterSec);
    }
    this.#level(context.bufferLevelSec);
  }

  #level(levelSec: number): void {
    this.#turn.level(levelSec);
    this.#becomes(levelSec <= emptyBufferSec);
  }

  #becomes(empty: boolean): void {
    if (empty && !this.#empty) for (const rule of this.#rules) rule.bufferEmptied?.();
    this.#empty = empty;
  }

  #situation(context: AbrContext, currentIndex: number): DashSituation {
    const { live, bufferLevelSec } = context;
    return {
      nowMs: context.nowMs,
      bitratesKbps: context.renditions.map(({ bitrateKbps }) => bitrateKbps),
      currentIndex,
      bufferLevelSec: toMilliseconds(bufferLevelSec),
      bufferEmpty: bufferLevelSec <= emptyBufferSec,
      stableBufferSec: Math.min(stableBufferSec, live?.targetLatencySec ?? Infinity),
      segmentSec: context.segmentDurationSec,
      playbackRate: context.playbackRate,
      live: live !== undefined,
      latencySec: live?.latencySec ?? 0,
      averageKbps: this.#throughput.averageKbps,
      safeKbps: this.#throughput.safeKbps,
      lastKbps: this.#throughput.lastKbps,
      abandonedLately: context.nowMs < this.#calmUntilMs,
    };
  }
}

function toMilliseconds(sec: number): number {
  return Math.round(sec * 1000) / 1000;
}
