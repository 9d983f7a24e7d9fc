import type { TruthEntry } from './truth-log.js';
import { ViewReader } from './view-reader.js';
import type { ViewTruth } from './view-truth.js';

/**
 * What a viewer lived through, from frames and events alone: the definitions of docs/guides/qoe.md, worked out another
 * way than `src/qoe` does, afterwards and with every frame known. A freeze is time on the wall that the title's
 * own time, from one frame to the next, does not account for; it began when the browser said that it waits, if it did.
 */

/** The views of a page's log, in order. The last one is over at `endMs` if the page was not seen to go. */
export function truthsOf(log: readonly TruthEntry[], endMs: number): readonly ViewTruth[] {
  const players = [...new Set(log.map(({ player }) => player))];
  return players
    .flatMap((player) => viewsOf(log.filter((entry) => entry.player === player)).map(truthOfView(endMs)))
    .sort((one, other) => one.fromMs - other.fromMs || one.player - other.player);
}

/** A view is of one source, and of one stay on the page. */
function viewsOf(log: readonly TruthEntry[]): readonly (readonly TruthEntry[])[] {
  const views: TruthEntry[][] = [];
  let open: TruthEntry[] | null = null;
  for (const entry of inOrder(log)) {
    const opens = entry.what === 'load' || (entry.what === 'pageshow' && entry.kept === true);
    if (opens) {
      // Of another source, which ends the view before it.
      open?.push(entry);
      open = [entry];
      views.push(open);
    } else open?.push(entry);
    if (entry.what === 'pagehide') open = null;
  }
  return views;
}

/** By when it happened: frames are told a little later than events. */
function inOrder(log: readonly TruthEntry[]): readonly TruthEntry[] {
  return [...log].sort((one, other) => one.atMs - other.atMs);
}

function truthOfView(endMs: number): (log: readonly TruthEntry[]) => ViewTruth {
  return (log) => {
    const reader = new ViewReader(log, endMs);
    for (const entry of log) reader.read(entry);
    return reader.close();
  };
}
