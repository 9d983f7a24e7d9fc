import type { PlayerState } from '../state/player-state.js';
import { isAtLiveEdge } from './seek-scale.js';

/** Fields that change several times a second while nothing happens but playback. */
const flowing: ReadonlySet<string> = new Set<keyof PlayerState>([
  'currentSec',
  'buffered',
  // Of a live source they go on with the clock.
  'seekable',
  'liveEdgeStartSec',
]);

/**
 * What would look different of controls that showed `was`, if they showed `now`: nothing, the place that
 * playback has come to and what is loaded, or anything. Playback alone gives a place once a second: the media
 * tells of it four times, and each time drawn is a frame of the whole page.
 */
export function shownChange(now: PlayerState, was: PlayerState): 'nothing' | 'place' | 'all' {
  if (now === was) return 'nothing';
  const names = Object.keys(now) as readonly (keyof PlayerState)[];
  const differing = names.filter((name) => !Object.is(now[name], was[name]));
  // Told again with no difference: a control that went ahead of the media is to go back.
  if (differing.length === 0 || differing.some((name) => !flowing.has(name))) return 'all';
  if (isAtLiveEdge(now) !== isAtLiveEdge(was) || canSeek(now) !== canSeek(was)) return 'all';
  // What is loaded is drawn along with the next second, unless there is none to wait for.
  const goesOn =
    now.phase !== 'playing' ||
    Math.floor(now.currentSec) !== Math.floor(was.currentSec) ||
    Math.floor(now.seekable.endSec) !== Math.floor(was.seekable.endSec);
  return goesOn ? 'place' : 'nothing';
}

function canSeek({ seekable }: PlayerState): boolean {
  return seekable.endSec > seekable.startSec;
}
