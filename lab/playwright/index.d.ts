export interface QoeTestOptions {
  /** In the report; default: the scenario's own, or its file's. */
  readonly name?: string;
  /** A built package of sv-player; default: the one that the project has installed. */
  readonly player?: string;
  /** Another build to compare with, side by side. */
  readonly base?: string;
  /** Figures of an earlier run to compare with: a file that `sv-lab gate --save-baseline` wrote. */
  readonly baseline?: string;
  /** The address of a page of your own, with `{url}` where it takes its source. */
  readonly page?: string;
  readonly seeds?: number;
  /** Plays at a time; default two a core, divided by Playwright's workers, and at least one. */
  readonly parallel?: number;
  /** Default 15 minutes. */
  readonly timeoutMs?: number;
}

/** A scenario as `docs/guides/gate.md` describes it: what a file would hold. */
export type ScenarioObject = Readonly<Record<string, unknown>> & { readonly name: string };

/**
 * Registers a Playwright test that plays a scenario file, or a scenario, and fails with the sentences that
 * say what a viewer would notice. The report, its timelines and the results are attached, and where it fails the
 * traces, videos and pictures of what a viewer would have noticed.
 */
export declare function qoeTest(scenario: string | ScenarioObject, options?: QoeTestOptions): void;
