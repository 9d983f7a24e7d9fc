/*
 * What `/api/qoe/…` answers: the dashboard's page and any other program read it by these shapes.
 * Times are epoch ms by the server's clock. A figure is null where nothing was measured that it could be of.
 */

/** Figures over a set of views, those of monitors left out. */
export interface Figures {
  /** Views that somebody wanted to play. */
  readonly plays: number;
  readonly playedMs: number;
  /** Quantiles of the startups that are comparable. */
  readonly startupP50Ms: number | null;
  readonly startupP95Ms: number | null;
  /** Stalled over played and stalled, summed over views before dividing. */
  readonly rebufferRatio: number | null;
  /** Of the plays: those that a fatal error ended. */
  readonly failureRatio: number | null;
  /** Of the plays: those that were left before the first frame, without a failure. */
  readonly exitRatio: number | null;
  /** Rendered bitrate, weighted by time played. */
  readonly meanBitrateKbps: number | null;
  /** Mean of the views' experience scores, 0 to 100. */
  readonly experience: number | null;
}

export type FigureName = Exclude<keyof Figures, 'playedMs'>;

export interface SeriesPoint extends Figures {
  /** When the step begins. */
  readonly atMs: number;
}

export interface OverviewAnswer {
  readonly fromMs: number;
  /** Where the last step ends, which may be still to come: the same answer as long as nothing changes. */
  readonly toMs: number;
  readonly stepMs: number;
  /** Heard of lately and not ended, whatever the span asked for. */
  readonly viewsNow: number;
  readonly figures: Figures;
  /** The same over the span of the same length just before. */
  readonly before: Figures;
  readonly series: readonly SeriesPoint[];
  /** The series of the span before, moved by the span so that its times are comparable. */
  readonly seriesBefore: readonly SeriesPoint[];
}

export interface BreakdownRow extends Figures {
  /** Null: not told by the view. */
  readonly value: string | null;
}

export interface BreakdownAnswer {
  readonly by: string;
  /** Most plays first. */
  readonly rows: readonly BreakdownRow[];
  /** How many values there are, shown or not. */
  readonly valueCount: number;
}

export interface DimensionsAnswer {
  readonly dimensions: readonly string[];
}

export type DistributionMetric = 'startup' | 'rebuffer' | 'bitrate' | 'experience';

export interface DistributionAnswer {
  readonly metric: DistributionMetric;
  /** Views counted. */
  readonly count: number;
  /** Width of a bin, in the metric's unit: ms, a ratio, kbps, points. */
  readonly binWidth: number;
  /** Views by bin from 0; the last one holds all above. */
  readonly bins: readonly number[];
  /** By percentile: 5, 25, 50, 75, 95; null without views. */
  readonly quantiles: readonly { readonly percent: number; readonly value: number }[] | null;
}

/** An estimate and the interval that holds the truth in 95 of 100 such measurements. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export interface ComparedFigure {
  readonly name: Exclude<FigureName, 'plays'>;
  readonly a: Estimate | null;
  readonly b: Estimate | null;
  /** b − a; null where either is. */
  readonly difference: Estimate | null;
}

export interface CompareAnswer {
  readonly by: string;
  readonly a: CohortSize;
  readonly b: CohortSize;
  readonly figures: readonly ComparedFigure[];
}

export interface CohortSize {
  readonly value: string;
  readonly plays: number;
  readonly sessions: number;
}

export interface ListedView {
  readonly viewId: string;
  readonly startMs: number;
  readonly title: string | null;
  readonly abr: string | null;
  readonly cdn: string | null;
  readonly browser: string | null;
  readonly deviceClass: string | null;
  readonly country: string | null;
  readonly status: 'live' | 'ended' | 'lost';
  readonly failed: boolean;
  readonly errorCode: string | null;
  readonly startupMs: number | null;
  readonly playedMs: number;
  readonly rebufferRatio: number | null;
  readonly stallCount: number;
  readonly meanBitrateKbps: number | null;
  readonly experience: number | null;
}

export type ViewOrder = 'latest' | 'worst' | 'stalled' | 'slowest';

export interface ViewListAnswer {
  readonly order: ViewOrder;
  readonly views: readonly ListedView[];
}

/** A rule that watches one figure; see `alerts/alert-rule.ts` for its bounds. */
export interface AlertRuleBody {
  readonly name: string;
  readonly metric: FigureName;
  readonly direction: 'above' | 'below';
  /** In the figure's unit. */
  readonly threshold: number;
  readonly windowMin: number;
  readonly leastPlays: number;
  readonly where: readonly { readonly dimension: string; readonly anyOf: readonly (string | null)[] }[];
  readonly webhook: string | null;
}

export interface AlertsAnswer {
  readonly alerts: readonly {
    readonly id: string;
    readonly rule: AlertRuleBody;
    readonly state: {
      readonly status: 'ok' | 'firing';
      readonly sinceMs: number | null;
      readonly checkedAtMs: number | null;
      readonly value: number | null;
      readonly plays: number;
      readonly fault: string | null;
    };
  }[];
}
