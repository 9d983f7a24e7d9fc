import type { PlayerState } from './player-state.js';

/** Fields that change several times a second while nothing happens but playback. */
const flowing: ReadonlySet<string> = new Set<keyof PlayerState>([
  'currentSec',
  'buffered',
  // Of a live source they go on with the clock.
  'seekable',
  'liveEdgeStartSec',
]);

/**
 * Whether controls that showed `was` would look different with `now`. Playback alone changes them once a
 * second: the media tells of it four times, and each time drawn is a frame of the whole page.
 */
export function showsChange(now: PlayerState, was: PlayerState | undefined): boolean {
  if (!was || now === was) return !was;
  const names = Object.keys(now) as readonly (keyof PlayerState)[];
  const differing = names.filter((name) => !Object.is(now[name], was[name]));
  // Told again with no difference: a control that went ahead of the media is to go back.
  if (differing.length === 0 || differing.some((name) => !flowing.has(name))) return true;
  // What is loaded is drawn along with the next second, unless there is none to wait for.
  if (now.phase !== 'playing') return true;
  return (
    Math.floor(now.currentSec) !== Math.floor(was.currentSec) ||
    Math.floor(now.seekable.endSec) !== Math.floor(was.seekable.endSec)
  );
}
