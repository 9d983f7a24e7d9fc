import type { BeaconEvent } from '../../../../../src/wire/beacon.js';

/** A stretch of a view in which one thing happened; ms since the view began. */
export interface Stretch {
  readonly kind: 'startup' | 'stall' | 'seek';
  readonly fromMs: number;
  readonly toMs: number;
}

/** What a look of the page found. */
export interface Look {
  readonly atMs: number;
  readonly bufferSec: number;
  readonly throughputKbps: number | null;
  readonly positionSec: number;
}

/** From `atMs` on this was on screen. */
export interface Rendered {
  readonly atMs: number;
  readonly kbps: number;
  readonly height: number | null;
}

export interface ViewTimeline {
  readonly endMs: number;
  readonly stretches: readonly Stretch[];
  readonly looks: readonly Look[];
  readonly rendered: readonly Rendered[];
  readonly decisions: readonly { readonly atMs: number; readonly kbps: number; readonly reason: string }[];
  /** All but heartbeats, in words, by time. */
  readonly told: readonly Told[];
}

export interface Told {
  readonly atMs: number;
  readonly kind: BeaconEvent['type'];
  readonly text: string;
}

/** What the events of one view say of its course. An event's `t` is when it was over. */
export function timelineOf(events: readonly BeaconEvent[]): ViewTimeline {
  const sorted = [...events].sort((a, b) => a.t - b.t || a.seq - b.seq);
  const rendered: Rendered[] = [];
  const render = (atMs: number, kbps: number, height: number | undefined): void => {
    if (rendered.at(-1)?.kbps !== kbps) rendered.push({ atMs, kbps, height: height ?? null });
  };
  for (const event of sorted) {
    if (event.type === 'switch') {
      // Nothing tells of the first rendition but what it was switched from.
      if (rendered.length === 0 && event.fromKbps > 0) render(startOf(sorted), event.fromKbps, undefined);
      render(event.t, event.toKbps, event.toHeight);
    } else if (
      (event.type === 'heartbeat' || event.type === 'end') &&
      event.gauges.renderedKbps !== undefined
    ) {
      const first = rendered.length === 0;
      render(first ? startOf(sorted) : event.t, event.gauges.renderedKbps, event.gauges.renderedHeight);
    }
  }
  return {
    endMs: Math.max(1_000, sorted.at(-1)?.t ?? 0),
    stretches: sorted.flatMap(stretchOf),
    looks: sorted.flatMap(lookOf),
    rendered,
    decisions: sorted.flatMap((event) =>
      event.type === 'decision' ? [{ atMs: event.t, kbps: event.toKbps, reason: event.reason }] : [],
    ),
    told: sorted.flatMap((event) => {
      const text = textOf(event);
      return text === null ? [] : [{ atMs: event.t, kind: event.type, text }];
    }),
  };
}

function startOf(events: readonly BeaconEvent[]): number {
  return events.find(({ type }) => type === 'startup')?.t ?? 0;
}

function stretchOf(event: BeaconEvent): Stretch[] {
  const back = (kind: Stretch['kind'], ms: number): Stretch[] => [
    { kind, fromMs: Math.max(0, event.t - ms), toMs: event.t },
  ];
  if (event.type === 'startup') return back('startup', event.startupMs);
  if (event.type === 'stall') return back('stall', event.durationMs);
  return event.type === 'seek' ? back('seek', event.latencyMs) : [];
}

function lookOf(event: BeaconEvent): Look[] {
  if (event.type !== 'heartbeat' && event.type !== 'end') return [];
  const { bufferLevelSec, throughputKbps, positionSec } = event.gauges;
  return [{ atMs: event.t, bufferSec: bufferLevelSec, throughputKbps: throughputKbps ?? null, positionSec }];
}

const CAUSES = {
  network: 'the network',
  decode: 'decoding',
  'live-edge': 'the live edge',
  hidden: 'a hidden page',
};

function textOf(event: BeaconEvent): string | null {
  switch (event.type) {
    case 'view-start':
      return `The view began: ${event.sourceType} by ${event.engine}, bitrate by ${event.abr}`;
    case 'intent':
      return event.autoplay ? 'Autoplay' : 'Play was asked for';
    case 'startup':
      return `First frame after ${Math.round(event.startupMs)} ms${event.flagged ? ', not comparable' : ''}`;
    case 'seek':
      return `Seek from ${event.fromSec.toFixed(1)} s to ${event.toSec.toFixed(1)} s took ${Math.round(event.latencyMs)} ms`;
    case 'stall':
      return `Stalled for ${Math.round(event.durationMs)} ms, by ${CAUSES[event.cause]}`;
    case 'switch':
      return `On screen ${event.toHeight === undefined ? '' : `${event.toHeight}p, `}${Math.round(event.toKbps)} kbps, before ${Math.round(event.fromKbps)} kbps`;
    case 'decision':
      return `Chose ${Math.round(event.toKbps)} kbps: ${event.reason.replaceAll('-', ' ')}`;
    case 'error':
      return `${event.fatal ? 'Fatal error' : 'Error'} ${event.code}: ${event.message}`;
    case 'end':
      return `The view ended: ${event.reason.replaceAll('-', ' ')}`;
    case 'heartbeat':
      return null;
  }
}

/** How the view stood at a moment. */
export interface Moment {
  readonly state: 'before play' | 'starting' | 'playing' | 'stalled' | 'seeking';
  readonly look: Look | null;
  readonly rendered: Rendered | null;
  readonly decision: ViewTimeline['decisions'][number] | null;
  /** Index into `told` of what was said last; −1 before anything. */
  readonly lastTold: number;
}

/** Between looks the last one stands: nothing is made up. */
export function momentAt(timeline: ViewTimeline, atMs: number): Moment {
  const now = timeline.stretches.find(({ fromMs, toMs }) => fromMs <= atMs && atMs < toMs);
  const startup = timeline.stretches.find(({ kind }) => kind === 'startup');
  const until = <Entry extends { readonly atMs: number }>(list: readonly Entry[]): Entry | null =>
    list.findLast((entry) => entry.atMs <= atMs) ?? null;
  const words = { startup: 'starting', stall: 'stalled', seek: 'seeking' } as const;
  const started = startup !== undefined && atMs >= startup.toMs;
  return {
    state: now === undefined ? (started ? 'playing' : 'before play') : words[now.kind],
    look: until(timeline.looks),
    rendered: until(timeline.rendered),
    decision: until(timeline.decisions),
    lastTold: timeline.told.findLastIndex((entry) => entry.atMs <= atMs),
  };
}
