import type { QoeFact } from '../../../src/qoe/model/fact.js';

/**
 * One play of one title in one browser, as its `<video>` element showed it. No player reports on itself:
 * the same probe watches ours and the peers'. Times in ms since the page was told to play
 * (`QoeFact.atMs` too).
 */
export interface ViewRecord {
  readonly schema: 1;
  readonly player: { readonly name: string; readonly version: string };
  readonly browser: { readonly name: string; readonly version: string };
  readonly source: { readonly url: string; readonly format: 'hls' | 'dash' | 'other' };
  /** In the order they were seen. Those of kind `rendered` come from the height of the decoded picture. */
  readonly facts: readonly QoeFact[];
  /** Which rendition was on screen at which media time, in order of playing. */
  readonly shown: readonly ShownSpan[];
  readonly end: ViewEnd;
  /** What the page's console complained of, and what nobody caught; at most 50 of 500 characters. */
  readonly complaints: readonly string[];
  readonly machine: MachineLoad;
  /** How long the page was watched. */
  readonly watchedMs: number;
}

export interface ShownSpan {
  /** Of the decoded picture, pixels. */
  readonly height: number;
  /** Of the title's rendition with that height; null where the title has none. */
  readonly bitrateKbps: number | null;
  readonly fromSec: number;
  readonly toSec: number;
}

/** How the watching ended. */
export type ViewEnd =
  /** The time that was asked for is over. */
  | { readonly kind: 'watched' }
  | { readonly kind: 'ended' }
  /** The element or its player gave up: the element has an error, or the page shows one. */
  | { readonly kind: 'failed'; readonly code: string; readonly message: string }
  /** No frame came. */
  | { readonly kind: 'never-started' }
  | { readonly kind: 'crashed'; readonly message: string };

/** Whether the machine, not the player, may have been the bottleneck. */
export interface MachineLoad {
  /** Share of the processor's time that was busy while the page was watched, all cores, 0 to 1. */
  readonly busyShare: number;
  /** 99th percentile of how late a 50 ms timer of the page came, ms. */
  readonly timerLateP99Ms: number;
  /** Of the frames that were to be shown while there was media enough, 0 to 1. */
  readonly droppedFrameShare: number;
}

/** The title's renditions, lowest first, and its segments: what a record is scored by. */
export interface TitleFacts {
  readonly renditions: readonly { readonly height: number; readonly bitrateKbps: number }[];
  readonly segmentSec: number;
  readonly durationSec: number;
}

/** What a record comes to; absent figures are null, never 0. */
export interface ViewFigures {
  readonly outcome: ViewEnd['kind'];
  /** From being told to play to the first frame. */
  readonly firstFrameMs: number | null;
  readonly playedSec: number;
  /** By the definition of docs/guides/qoe.md, through the reducer of src/qoe/model. */
  readonly stallSec: number;
  readonly stallCount: number;
  /** 100 · stall / (played + stall). */
  readonly rebufferPct: number;
  readonly seekLatencyMs: number | null;
  readonly switches: number;
  /** Weighted by time played. */
  readonly meanKbps: number | null;
  /** Per segment, bitrate in Mbps, 4.3 a stall second, |Δ| a switch; startup charged as a stall. */
  readonly qoeLin: number | null;
  /** Per segment, log(bitrate / lowest), 2.66 a stall second. */
  readonly qoeLog: number | null;
  readonly droppedFramePct: number;
}
