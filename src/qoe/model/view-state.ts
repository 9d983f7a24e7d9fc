import type { BeaconEvent, StallCause, ViewCounters } from '../../wire/beacon.js';
import { noCounters } from '../../wire/counters.js';

/** An event before the tracker numbers it. `t` is when it was over, or for an intent when it began. */
export type UnnumberedEvent = BeaconEvent extends infer Event
  ? Event extends BeaconEvent
    ? Omit<Event, 'seq'>
    : never
  : never;

/** The wish to see the title; `confirmed` once the element has started to act on it. */
export interface Intent {
  readonly atMs: number;
  readonly autoplay: boolean;
  readonly confirmed: boolean;
  readonly flagged: boolean;
}

export interface OpenSeek {
  readonly openedAtMs: number;
  readonly fromSec: number;
  readonly toSec: number;
  readonly latencyMs: number;
  /** The element says that it arrived; frames may still be missing. */
  readonly landed: boolean;
  /** When it was over; until it has settled a `waiting` opens it again. */
  readonly closedAtMs: number | null;
}

export interface OpenStall {
  readonly heldMs: number;
  readonly positionSec: number;
  readonly cause: StallCause;
}

export interface ShownRendition {
  readonly id: string;
  readonly bitrateKbps: number;
  readonly height?: number | undefined;
}

type Totals = { -readonly [Key in keyof ViewCounters]: ViewCounters[Key] };

/** Everything known of a view. Only `reduce` makes a new one. */
export interface ViewState {
  readonly tickMs: number;
  readonly idleTickMs: number;
  readonly openedAtMs: number;
  /** Of the latest fact. */
  readonly atMs: number;
  /** Of the latest heartbeat: what it told only grows. */
  readonly toldAtMs: number;
  /** When the playhead was last looked at. */
  readonly lookedAtMs: number;

  readonly positionSec: number;
  readonly bufferLevelSec: number;
  readonly bufferEstimated: boolean;
  readonly edgeDistanceSec: number | null;
  readonly rate: number;
  readonly paused: boolean;
  readonly ended: boolean;
  readonly failed: boolean;
  readonly hidden: boolean;
  /** There was data at the playhead. */
  readonly loaded: boolean;
  /** The view opened on an element in play. */
  readonly underWay: boolean;

  readonly intent: Intent | null;
  /** When the latest frame that was asked for came on screen. */
  readonly shownAtMs: number;
  /** The first frame was seen. */
  readonly started: boolean;
  /** The playhead moves, though no frame was seen yet. */
  readonly movingSinceMs: number | null;
  readonly seek: OpenSeek | null;
  readonly seekClosedAtMs: number | null;
  readonly stall: OpenStall | null;
  /** Playing time that no movement of the playhead has proved yet. */
  readonly unprovenMs: number;
  readonly rendition: ShownRendition | null;
  readonly decision: { readonly toKbps: number; readonly reason: string } | null;
  readonly throughputKbps: number | null;
  readonly lowestKbps: number | null;
  readonly upscale: number | null;
  readonly liveLatencySec: number | null;
  /** When it was first known in play. */
  readonly firstLatencySec: number | null;
  /** Of the latest segment. */
  readonly cdn: string | null;
  readonly frameCounts: { readonly dropped: number; readonly total: number } | null;
  /** Since the last counts something happened that makes them useless. */
  readonly framesExempt: boolean;
  /** What is over; see `countersOf` for what is still going on. */
  readonly totals: Readonly<Totals>;
}

/** The copy that one reduction writes on, and the events it yields. */
export type Draft = { -readonly [Key in keyof ViewState]: ViewState[Key] } & {
  totals: Totals;
  readonly events: UnnumberedEvent[];
};

export interface OpenViewOptions {
  readonly atMs: number;
  readonly hidden: boolean;
  /** The element was already showing its source in play, so that a startup can't be measured. */
  readonly underWay: boolean;
  /** How often the playhead is looked at while it should move. */
  readonly tickMs: number;
  /** How often otherwise. */
  readonly idleTickMs: number;
}

export function openView({ atMs, hidden, underWay, tickMs, idleTickMs }: OpenViewOptions): ViewState {
  const openedAtMs = Math.round(atMs);
  return {
    tickMs,
    idleTickMs,
    openedAtMs,
    atMs: openedAtMs,
    toldAtMs: openedAtMs,
    lookedAtMs: openedAtMs,
    positionSec: 0,
    bufferLevelSec: 0,
    bufferEstimated: false,
    edgeDistanceSec: null,
    rate: 1,
    paused: true,
    ended: false,
    failed: false,
    hidden,
    loaded: underWay,
    underWay,
    intent: null,
    shownAtMs: -Infinity,
    started: false,
    movingSinceMs: null,
    seek: null,
    seekClosedAtMs: null,
    stall: null,
    unprovenMs: 0,
    rendition: null,
    decision: null,
    throughputKbps: null,
    lowestKbps: null,
    upscale: null,
    liveLatencySec: null,
    firstLatencySec: null,
    cdn: null,
    frameCounts: null,
    framesExempt: true,
    totals: { ...noCounters },
  };
}

type UntimedEvent = UnnumberedEvent extends infer Event
  ? Event extends UnnumberedEvent
    ? Omit<Event, 't'>
    : never
  : never;

/** An event of the view, of the moment `atMs`. */
export function tell(draft: Draft, atMs: number, event: UntimedEvent): void {
  draft.events.push({ t: Math.max(0, atMs - draft.openedAtMs), ...event });
}
