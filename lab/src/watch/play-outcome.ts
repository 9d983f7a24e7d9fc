import type { BeaconEvent } from '../../../src/wire/beacon.js';

/** What a round plays. */
export interface WatchTarget {
  readonly url: string;
  /** `sv-player`: the URL is an HLS or DASH source, played on a page of ours; `page`: a web page with a `<video>`. */
  readonly player: 'sv-player' | 'page';
  /** How long it is watched from the moment the page is there. */
  readonly watchMs: number;
}

/** How a play ended. Messages are sentences. */
export type PlayEnd =
  | { readonly kind: 'played' }
  | { readonly kind: 'never-started' }
  | { readonly kind: 'failed'; readonly code: string; readonly message: string }
  | { readonly kind: 'no-video' }
  | { readonly kind: 'no-page'; readonly message: string }
  | { readonly kind: 'crashed'; readonly message: string };

/** By the definitions of docs/guides/qoe.md; what isn't known is null, never 0. */
export interface PlayFigures {
  readonly startupMs: number | null;
  readonly playedSec: number;
  readonly stallSec: number;
  readonly stallCount: number;
  /** 100 · stall / (play + stall); null before anything played. */
  readonly rebufferPct: number | null;
  readonly meanKbps: number | null;
  readonly errorCount: number;
}

/** A view as the player's tracker told it, for a collector. */
export interface PlayedView {
  readonly viewId: string;
  readonly sessionId: string;
  /** As the tracker's package names itself. */
  readonly sdk: string;
  readonly events: readonly BeaconEvent[];
}

export interface PlayOutcome {
  /** Epoch ms. */
  readonly startedAtMs: number;
  readonly end: PlayEnd;
  readonly figures: PlayFigures;
  /** Null where no view began. */
  readonly view: PlayedView | null;
}

/** Plays the target once. Rejects only if `signal` is aborted: whatever a browser does is an outcome. */
export type PlayOnce = (target: WatchTarget, signal: AbortSignal) => Promise<PlayOutcome>;
