import type { PlayerState } from './player-state.js';

/** Fields that change several times a second while nothing happens but playback. */
const flowing: ReadonlySet<string> = new Set<keyof PlayerState>([
  'currentSec',
  'buffered',
  // Of a live source they go on with the clock.
  'seekable',
  'liveEdgeStartSec',
]);

/** Finer than a pixel on all but the widest seek bars. */
const STEPS_OF_THE_BAR = 1_500;

/**
 * Whether controls that showed `was` would look different with `now`. Playback alone changes them once a
 * second, and as often as the playhead moves by a pixel while somebody is looking: not four times a second,
 * as the media tells of it.
 */
export function showsChange(now: PlayerState, was: PlayerState | undefined): boolean {
  if (!was) return true;
  const names = Object.keys(now) as readonly (keyof PlayerState)[];
  if (names.some((name) => !flowing.has(name) && !Object.is(now[name], was[name]))) return true;
  // What is loaded is drawn along with the next second, unless there is none to wait for.
  if (now.phase !== 'playing') return true;
  const moved = (nowSec: number, wasSec: number, stepsPerSec = 1): boolean =>
    Math.floor(nowSec * stepsPerSec) !== Math.floor(wasSec * stepsPerSec);
  return (
    moved(now.currentSec, was.currentSec) ||
    moved(now.seekable.endSec, was.seekable.endSec) ||
    (now.userActive && moved(now.currentSec, was.currentSec, STEPS_OF_THE_BAR / now.durationSec))
  );
}
