import type { Activity } from '../../../src/qoe/model/activity.js';
import type { QoeFact } from '../../../src/qoe/model/fact.js';
import type { ShownSpan } from './view-record.js';

/**
 * What the probe in the page has seen since it was last asked; handed over once, so that neither a long
 * watch nor a crash loses it. Times in ms since the page was told to play.
 */
export interface ProbeTake {
  readonly atMs: number;
  readonly facts: readonly QoeFact[];
  /** Those that are over. */
  readonly shown: readonly ShownSpan[];
  /** The one on screen, as far as it has come. */
  readonly showing: ShownSpan | null;
  /** What the viewer's time is being spent on, by the reducer of src/qoe/model. */
  readonly activity: Activity;
  /** When the playhead was last seen to have moved; null before. */
  readonly lastAdvanceMs: number | null;
  /** The last word of the element or of its player that it can't go on. */
  readonly failure: ViewFailure | null;
  /** Since the page was told to play: how late a 50 ms timer came. */
  readonly timerLateP99Ms: number;
  /** Facts that nobody asked for in time and that are gone. */
  readonly lostFacts: number;
}

export interface ViewFailure {
  readonly atMs: number;
  readonly code: string;
  readonly message: string;
}

/** What a page of the lab is told. */
export interface PlayRequest {
  readonly url: string;
  readonly format: 'hls' | 'dash' | 'other';
  /** Bitrates of the decoded picture's heights. */
  readonly renditions: readonly { readonly height: number; readonly bitrateKbps: number }[];
}
