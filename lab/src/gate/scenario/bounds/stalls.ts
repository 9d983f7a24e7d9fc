import { mayPreload, playableSec, type Chance } from './chance.js';

/** Moments at which what has come is held against what should have been played. */
const moments = 400;
/** A play may be watched for so much longer than it was to be. */
const overtimeSec = 1;

/**
 * The least that a play stands still if its first frame is there by `firstFrameSec`: what should have been played
 * by some moment, less what of the lowest rendition the network can have brought until then. Who starts late
 * enough never stalls, so that without such a moment there is nothing to say. Nor is there once the viewer did
 * something: a wait within a seek is none.
 */
export function leastStallSec(chance: Chance, firstFrameSec: number): number {
  const { title, viewer, seconds } = chance;
  if (mayPreload(chance)) return 0;
  const acts = viewer.filter((action) => action.do !== 'volume').map(({ atSec }) => atSec);
  const untilSec = Math.min(seconds, ...acts);
  let stallSec = 0;
  for (let moment = 1; moment <= moments; moment += 1) {
    const sec = (untilSec * moment) / moments;
    const playable = playableSec(chance, sec);
    if (playable < title.durationSec) stallSec = Math.max(stallSec, sec - playable - firstFrameSec);
  }
  return stallSec;
}

/** The same as a share of the time watched: less of it if it is over sooner. */
export function leastRebufferPct(chance: Chance, firstFrameSec: number): number {
  const stallSec = leastStallSec(chance, firstFrameSec);
  return (100 * stallSec) / Math.max(stallSec, chance.seconds + overtimeSec - firstFrameSec);
}
