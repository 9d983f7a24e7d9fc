import type { Interval } from './bootstrap.js';
import type { Rule } from './rule.js';
import type { SimSettings } from './sim-settings.js';
import type { LeftOutPair } from './experiment.js';
import type { Figures } from './tally.js';
import type { VersusBestPeer } from './versus-best-peer.js';

/** What `--json` writes. Keys of `overall` and of each data set are the rules' labels. */
export interface SimReport {
  /** Means over the data sets, each weighing the same. */
  readonly overall: Readonly<Record<string, RuleReport>>;
  readonly datasets: Readonly<Record<string, Readonly<Record<string, RuleReport>>>>;
  /** Our rule against the peer that did best there. */
  readonly versusBestPeer: VersusReport | null;
  /** The offline optimum's own figures; null where it wasn't asked for. */
  readonly optimum: {
    readonly overall: Figures;
    readonly datasets: Readonly<Record<string, Figures>>;
  } | null;
  /** Traces and sessions of each rule, by data set. */
  readonly sessions: Readonly<Record<string, { readonly traces: number; readonly sessions: number }>>;
  readonly leftOut: {
    readonly lowestRebufferAbovePct: number;
    readonly count: number;
    readonly pairs: readonly LeftOutPair[];
  };
  /** Sentences that a reader of the figures should know. */
  readonly notes: readonly string[];
  readonly settings: SimSettings & {
    readonly rules: readonly Rule[];
    readonly titles: readonly string[];
    readonly resamples: number;
    readonly seed: number;
  };
}

export interface RuleReport extends Figures {
  /** Bootstrap; null where it can't be had (no optimum, one trace). */
  readonly optimumPctCi95: Interval | null;
  readonly qoeCi95: Interval | null;
  readonly qoePerUmaxCi95: Interval | null;
  readonly decisionMs: { readonly median: number; readonly p99: number };
}

/** By share of the optimum where there is one, and by QoE as a share of the ladder's top. */
export interface VersusReport {
  /** Whom the peers are compared with. */
  readonly rule: string;
  readonly optimumPct: VersusMeasure | null;
  readonly qoePerUmax: VersusMeasure;
}

export interface VersusMeasure {
  readonly overall: VersusBestPeer | null;
  readonly datasets: Readonly<Record<string, VersusBestPeer>>;
}
