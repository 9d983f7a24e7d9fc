import type { SessionScore } from '../score/score.js';
import { rebufferPct } from './watchable.js';

/** Sums over sessions, from which every figure of a table follows. */
export interface Tally {
  sessions: number;
  qoe: number;
  qoePerUmax: number;
  /** Of the optimum over the same sessions; NaN where it wasn't computed. */
  optimumQoe: number;
  segments: number;
  switches: number;
  stallSec: number;
  playedSec: number;
  kbps: number;
  startupSec: number;
  abandoned: number;
  wastedBytes: number;
  bytes: number;
  /** NaN unless live. */
  liveLatencySec: number;
}

/** What a rule was worth over a data set. */
export interface Figures {
  /** 100 · mean QoE / mean QoE of the optimum; null without an optimum above 0. */
  readonly optimumPct: number | null;
  /** Per segment, mean over sessions. */
  readonly qoe: number;
  readonly qoePerUmax: number;
  readonly rebufferPct: number;
  readonly switchesPerSegment: number;
  readonly meanKbps: number;
  readonly startupSec: number;
  /** Abandoned downloads per session, and what they wasted of all bytes, %. */
  readonly abandonedPerSession: number;
  readonly wastedPct: number;
  readonly liveLatencySec: number | null;
}

export function tallyOf(sessions: readonly ScoredSession[]): Tally {
  const tally: Tally = {
    sessions: 0,
    qoe: 0,
    qoePerUmax: 0,
    optimumQoe: 0,
    segments: 0,
    switches: 0,
    stallSec: 0,
    playedSec: 0,
    kbps: 0,
    startupSec: 0,
    abandoned: 0,
    wastedBytes: 0,
    bytes: 0,
    liveLatencySec: 0,
  };
  for (const { score, optimumQoe } of sessions) {
    tally.sessions += 1;
    tally.qoe += score.qoe;
    tally.qoePerUmax += score.qoePerUmax;
    tally.optimumQoe += optimumQoe;
    tally.segments += score.segments;
    tally.switches += score.switches;
    tally.stallSec += score.stallSec;
    tally.playedSec += score.playedSec;
    tally.kbps += score.meanKbps;
    tally.startupSec += score.startupSec;
    tally.abandoned += score.abandoned;
    tally.wastedBytes += score.wastedBytes;
    tally.bytes += score.bytes;
    tally.liveLatencySec += score.liveLatencySec ?? Number.NaN;
  }
  return tally;
}

export interface ScoredSession {
  readonly score: SessionScore;
  readonly optimumQoe: number;
}

export function figuresOf(tally: Tally): Figures {
  const { sessions, segments, bytes, wastedBytes, liveLatencySec } = tally;
  return {
    optimumPct: optimumPct(tally.qoe, tally.optimumQoe),
    qoe: tally.qoe / sessions,
    qoePerUmax: tally.qoePerUmax / sessions,
    rebufferPct: rebufferPct(tally),
    switchesPerSegment: segments > 0 ? tally.switches / segments : 0,
    meanKbps: tally.kbps / sessions,
    startupSec: tally.startupSec / sessions,
    abandonedPerSession: tally.abandoned / sessions,
    wastedPct: bytes + wastedBytes > 0 ? (100 * wastedBytes) / (bytes + wastedBytes) : 0,
    liveLatencySec: Number.isNaN(liveLatencySec) ? null : liveLatencySec / sessions,
  };
}

/** Ratio of means, not mean of ratios: sessions whose optimum is near 0 would drown all others. */
export function optimumPct(qoe: number, optimumQoe: number): number | null {
  return optimumQoe > 0 ? (100 * qoe) / optimumQoe : null;
}

/** Over data sets, each weighing the same. Those without an optimum are left out of `optimumPct` alone. */
export function meanFigures(sets: readonly Figures[]): Figures {
  const mean = (of: (figures: Figures) => number | null): number | null => {
    const values = sets.map(of).filter((value) => value !== null);
    return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
  };
  const sure = (of: (figures: Figures) => number): number => mean(of) ?? Number.NaN;
  return {
    optimumPct: mean((figures) => figures.optimumPct),
    qoe: sure((figures) => figures.qoe),
    qoePerUmax: sure((figures) => figures.qoePerUmax),
    rebufferPct: sure((figures) => figures.rebufferPct),
    switchesPerSegment: sure((figures) => figures.switchesPerSegment),
    meanKbps: sure((figures) => figures.meanKbps),
    startupSec: sure((figures) => figures.startupSec),
    abandonedPerSession: sure((figures) => figures.abandonedPerSession),
    wastedPct: sure((figures) => figures.wastedPct),
    liveLatencySec: mean((figures) => figures.liveLatencySec),
  };
}
