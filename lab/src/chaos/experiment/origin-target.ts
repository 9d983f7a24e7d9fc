import type { FaultRule, LinkScript, RequestEntry, ViewerConditions } from '../contract.js';
import type { LinkChange } from '../monkeys/disturbance.js';
import { changedLink, scriptFrom } from './changed-link.js';
import type { ChaosTarget, ProcessControl } from './chaos-target.js';

/** What is needed of a viewer of the origin: `ViewerControl` has it. */
export interface TargetViewer {
  readonly conditions: ViewerConditions;
  /** How far the link's script has come, ms. */
  readonly scriptMs: number;
  setFaults(faults: readonly FaultRule[]): void;
  /** The script begins at once, or with the viewer's first request for media. */
  setLink(link: LinkScript): void;
}

/** What is needed of an origin: `Origin` has it. */
export interface TargetOrigin {
  viewer(name: string): TargetViewer;
  viewers(): readonly string[];
  requests(name: string): readonly RequestEntry[];
}

interface Laid {
  faults: readonly FaultRule[];
  /** The viewer's own link and how far it had come when the present script was set. */
  link: { readonly own: LinkScript; readonly atMs: number; readonly set: LinkScript } | null;
}

/** An origin of this process as what an experiment disturbs: a viewer's own faults and link stay beneath. */
export function originTarget(origin: TargetOrigin, processes?: ProcessControl): ChaosTarget {
  const laid = new Map<string, Laid>();
  const laidOn = (name: string): Laid => {
    const found = laid.get(name) ?? { faults: [], link: null };
    laid.set(name, found);
    return found;
  };
  return {
    viewers: async () => origin.viewers(),
    requests: async () => origin.viewers().flatMap((name) => origin.requests(name)),

    setFaults: async (name, rules) => {
      const viewer = origin.viewer(name);
      const mine = laidOn(name);
      const own = viewer.conditions.faults.filter((rule) => !mine.faults.includes(rule));
      mine.faults = rules;
      viewer.setFaults([...own, ...rules]);
    },

    setLink: async (name, change) => {
      const viewer = origin.viewer(name);
      const mine = laidOn(name);
      const { own, atMs } = ownLink(viewer, mine);
      if (change === null && mine.link === null) return;
      const set = linkFor(own, atMs, change);
      viewer.setLink(set);
      mine.link = change === null ? null : { own, atMs, set };
    },
    ...(processes !== undefined && { processes }),
  };
}

/** The viewer's own link, and how far it would have come by now. */
function ownLink(viewer: TargetViewer, { link }: Laid): { readonly own: LinkScript; readonly atMs: number } {
  // Somebody gave the viewer another link in the meantime: that one is its own now.
  if (link === null || viewer.conditions.link !== link.set)
    return { own: viewer.conditions.link, atMs: viewer.scriptMs };
  return { own: link.own, atMs: link.atMs + viewer.scriptMs };
}

function linkFor(own: LinkScript, atMs: number, change: LinkChange | null): LinkScript {
  return changedLink(scriptFrom(own, atMs / 1000), change);
}
