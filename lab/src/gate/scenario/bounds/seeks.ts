import { playableSec, type Chance } from './chance.js';

/** The page is told of an action this much later at most. */
const lateSec = 1;

/**
 * The least that seeks can take: the wait for one answer, if none of them can lead into what was loaded before.
 * Nobody knows where the viewer will go: what is loaded lies on from the start and from where a seek led.
 */
export function leastSeekMs(chance: Chance): number {
  const seeks = chance.viewer.flatMap((action) => (action.do === 'seek' ? [action] : []));
  const loadedBefore = seeks.some(({ atSec, toSec }, at) => {
    const places = [0, ...seeks.slice(0, at).map((seek) => seek.toSec)].filter((place) => place <= toSec);
    return toSec - Math.max(...places) <= playableSec(chance, atSec + lateSec);
  });
  return seeks.length === 0 || loadedBefore ? 0 : chance.leastLatencyMs;
}
