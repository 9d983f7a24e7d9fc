import type { WatchedRound } from './watch.js';

/** A line a play, and one for each thing that was wrong. */
export function roundInWords({ play, breaches }: WatchedRound): string {
  const { startupMs, playedSec, rebufferPct, meanKbps } = play.figures;
  const figures = [
    startupMs === null ? 'no frame' : `first frame after ${Math.round(startupMs)} ms`,
    `${playedSec.toFixed(1)} s played`,
    ...(rebufferPct === null ? [] : [`${rebufferPct.toFixed(1)} % stalled`]),
    ...(meanKbps === null ? [] : [`${Math.round(meanKbps)} kbps`]),
  ].join(', ');
  const head = `${new Date(play.startedAtMs).toISOString()}  ${breaches.length === 0 ? 'ok    ' : 'BREACH'}  ${figures}`;
  return [head, ...breaches.map(({ message }) => `  ${message}`)].join('\n');
}

/** The same for a machine; without the view's events. */
export function roundInJson(url: string, { play, breaches }: WatchedRound): object {
  const { startedAtMs, end, figures, view } = play;
  return {
    url,
    at: new Date(startedAtMs).toISOString(),
    ok: breaches.length === 0,
    end,
    figures,
    breaches,
    viewId: view?.viewId ?? null,
  };
}
