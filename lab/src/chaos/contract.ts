/**
 * What the lab's origin can do to a viewer. Pure data: a scenario file, an experiment and a journal hold
 * it as JSON, the origin carries it out.
 */

/** What a request is for, told from its path and query; `other` is anything else. */
export const REQUEST_KINDS = [
  'manifest',
  'init',
  'video',
  'audio',
  'captions',
  'picture',
  'beacon',
  'token',
  'socket',
  'other',
] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];

/** Right length, wrong content: random bytes, an HTML page, nothing at all, or a bit flipped here and there. */
export const WRONG_BYTES = ['noise', 'html', 'empty', 'flipped'] as const;

/** What a manifest can suffer. */
export const BROKEN_MANIFESTS = [
  'cut',
  'html',
  'empty',
  'no-renditions',
  'wrong-durations',
  'dead-links',
] as const;

/** Which requests a fault is for; a request has to fit all that is given. */
export interface RequestMatch {
  readonly kinds?: readonly RequestKind[];
  /** A glob over the path after the viewer's and the CDN's part, as `video/720p/*.m4s`. */
  readonly path?: string;
  /** Only through this CDN. */
  readonly cdn?: string;
  /** Only through a CDN of this region. */
  readonly region?: string;
}

/** How often and when a fault strikes; without any of it, always. */
export interface FaultTiming {
  /** Since the viewer's first request. */
  readonly fromSec?: number;
  readonly toSec?: number;
  /** Lets this many fitting requests through first. */
  readonly skip?: number;
  /** Strikes at most this many times. */
  readonly times?: number;
  /** Of those requests that are left, 0 to 1; drawn by the seed, the rule and the request's number. */
  readonly probability?: number;
}

/** What happens to a request that was struck. */
export type FaultEffect =
  /** Waits before anything is sent; `jitterMs` more at most, drawn by the seed. */
  | { readonly kind: 'delay'; readonly ms: number; readonly jitterMs?: number }
  /** Bodies come no faster than this, on top of the link: of the answer, of an upload, and a socket's messages. */
  | { readonly kind: 'slow-body'; readonly kbps: number }
  /** The connection breaks after this share of the body, 0 to 1. */
  | { readonly kind: 'cut-body'; readonly share: number }
  | { readonly kind: 'status'; readonly status: number; readonly retryAfterSec?: number }
  /** Takes the request and never answers. */
  | { readonly kind: 'hang' }
  /** The connection is reset before the first byte. */
  | { readonly kind: 'reset' }
  | { readonly kind: 'wrong-bytes'; readonly bytes: (typeof WRONG_BYTES)[number] }
  /** The manifest stays as it was when the fault first struck. */
  | { readonly kind: 'stale-manifest' }
  | { readonly kind: 'broken-manifest'; readonly how: (typeof BROKEN_MANIFESTS)[number] }
  /** Answers without the header that lets another site's page read it. */
  | { readonly kind: 'no-cors' }
  | { readonly kind: 'redirect-loop' }
  /** Closes a WebSocket that was open, with this code. */
  | { readonly kind: 'drop-socket'; readonly afterSec: number; readonly code: number };

export interface FaultRule {
  /** Names the rule in the journal and in reports. */
  readonly id: string;
  readonly match: RequestMatch;
  readonly timing?: FaultTiming;
  readonly effect: FaultEffect;
  /** Decides what the effect leaves open (jitter, noise) in place of the viewer's seed: for replays. */
  readonly drawSeed?: number;
}

/** A link that changes with time: each step holds until the next one's start. */
export interface LinkStep {
  readonly fromSec: number;
  /** null: no bottleneck; 0: an outage. */
  readonly kbps: number | null;
  readonly latencyMs: number;
}

/** A viewer's link: a steady one, or steps that begin at the viewer's first request for media. */
export interface LinkScript {
  readonly steps: readonly LinkStep[];
  /** Starts over after this long; absent: the last step holds. */
  readonly repeatAfterSec?: number;
}

/** All that stands between one viewer and the origin. */
export interface ViewerConditions {
  readonly link: LinkScript;
  readonly faults: readonly FaultRule[];
  /** Decides every draw of this viewer's faults. */
  readonly seed: number;
}

/** A CDN that the origin plays: the same files under another name. */
export interface CdnSpec {
  readonly name: string;
  readonly region: string;
}

/** One request as the origin saw it, in the order of arrival. */
export interface RequestEntry {
  readonly number: number;
  /** Since the viewer's first request. */
  readonly atMs: number;
  readonly viewer: string;
  readonly method: string;
  /** After the viewer's and the CDN's part, with the query. */
  readonly path: string;
  readonly kind: RequestKind;
  readonly cdn: string | null;
  /** Rules that struck it. */
  readonly faults: readonly string[];
  /** By rule that struck it: what decided the effect's draws. */
  readonly faultSeeds?: readonly number[];
  /** Null where no answer was begun. */
  readonly status: number | null;
  readonly bodyBytes: number;
  /** From arrival to the end; null while under way. */
  readonly tookMs: number | null;
  readonly end: 'complete' | 'cut' | 'left' | 'open';
}
