import { reduceFacts } from '../../record/reduce-facts.js';
import type { ViewRecord } from '../../record/view-record.js';
import type { PlayTimeline } from '../results/play-result.js';

/** Of the origin's, in ms since the page was told to play. */
export interface OriginTimes {
  readonly linkFromMs: number;
  readonly faults: readonly { readonly atMs: number; readonly rule: string }[];
}

/** Two points of the buffer a second are all a picture shows. */
const bufferEverySec = 0.5;
const mostFaults = 200;

/** The record as a report shows it: stalls by the same reducer as its figures. */
export function timelineOf({ facts, watchedMs }: ViewRecord, origin: OriginTimes): PlayTimeline {
  const { view, events } = reduceFacts(facts);
  const stalls = events.flatMap((event): [number, number][] =>
    event.type === 'stall' ? [[sec(event.t - event.durationMs), sec(event.t)]] : [],
  );
  if (view.stall !== null && view.stall.heldMs >= 250)
    stalls.push([sec(view.atMs - view.stall.heldMs), sec(view.atMs)]);
  const buffer: [number, number][] = [];
  for (const fact of facts) {
    if (fact.kind !== 'playhead') continue;
    const last = buffer.at(-1);
    if (last === undefined || fact.atMs / 1000 - last[0] >= bufferEverySec)
      buffer.push([sec(fact.atMs), Math.round(fact.bufferLevelSec * 10) / 10]);
  }
  return {
    watchedSec: sec(watchedMs),
    linkFromSec: sec(origin.linkFromMs),
    shown: facts.flatMap((fact) =>
      fact.kind === 'rendered' ? [[sec(fact.atMs), fact.bitrateKbps] as const] : [],
    ),
    buffer,
    stalls,
    seeks: facts.flatMap((fact) => (fact.kind === 'seeking' ? [sec(fact.atMs)] : [])),
    faults: keptFaults(origin.faults).map(({ atMs, rule }) => [sec(atMs), rule]),
  };
}

/** So many of them, and each rule's first, whenever it came: that it struck at all is in no other place. */
function keptFaults(faults: OriginTimes['faults']): OriginTimes['faults'] {
  const told = new Set<string>();
  return faults.filter(({ rule }, at) => {
    const isFirst = !told.has(rule);
    told.add(rule);
    return isFirst || at < mostFaults;
  });
}

const sec = (ms: number): number => Math.round(ms / 10) / 100;
