/** The stats overlay's words, in one language. */
export interface StatsWords {
  /** BCP 47, for `Intl`. */
  readonly locale: string;
  readonly rendered: string;
  readonly loading: string;
  readonly throughput: string;
  readonly buffer: string;
  readonly droppedFrames: string;
  /** Live: behind what is being made now. */
  readonly latency: string;
  readonly startup: string;
  readonly stalls: string;
  readonly controller: string;
  readonly decision: string;
  readonly unknown: string;
  /** A button: a file of what was measured and decided. */
  readonly save: string;
  readonly ofTotal: (part: string, total: string) => string;
  /** `span` is the time they took together. */
  readonly stallsTaking: (count: string, span: string) => string;
  /** What the charts are of. */
  readonly charts: Readonly<
    Record<'throughput' | 'rendition' | 'buffer' | 'droppedFrames' | 'latency', string>
  >;
  /** What the controller expects of the network, at worst and at best. */
  readonly expected: (low: string, high: string) => string;
  /** A chart in words: where it is now, and from what to what it went. */
  readonly chart: (name: string, now: string, least: string, most: string) => string;
  /** A decision's reason by its stable name; one that isn't here is shown as it is named. */
  readonly reasons: Readonly<Record<string, string>>;
  /** What a number in a decision's evidence is, by its name without the unit. */
  readonly evidence: Readonly<Record<string, string>>;
}
