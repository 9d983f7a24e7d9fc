import { activityOf, sleepLimitMs } from './activity.js';
import type { PlayheadSample } from './fact.js';
import { closeSeek, landSeek } from './seek.js';
import { closeStall, noticeFreeze } from './stall.js';
import { confirmIntent, flagStartup, intend, startByPlayhead } from './startup.js';
import type { Draft } from './view-state.js';
import { charge, chargeSince, creditPlay, creditUnproven } from './watch-time.js';

/** Less than this is a clock settling, not the playhead moving: a frame at 50 fps. */
const MOVED_SEC = 0.02;

/** Takes in a look at the playhead, `elapsedMs` after the fact before it. */
export function observePlayhead(draft: Draft, sample: PlayheadSample, elapsedMs: number): void {
  const movedSec = sample.positionSec - draft.positionSec;
  const moved = !draft.paused && !sample.seeking && draft.rate > 0 && movedSec >= MOVED_SEC;
  draft.bufferLevelSec = sample.bufferLevelSec;
  draft.bufferEstimated = sample.bufferEstimated;
  draft.edgeDistanceSec = sample.edgeDistanceSec;
  draft.liveLatencySec = sample.liveLatencySec ?? null;
  draft.upscale = sample.upscale ?? null;
  if (moved) advance(draft, elapsedMs, Math.round((movedSec * 1_000) / draft.rate), sample.frameless);
  else {
    chargeSince(draft, elapsedMs);
    noticeFreeze(draft);
  }
  // Before its `seeking` event a seek shows here already, but where it came from is still to be told.
  const unannounced = sample.seeking && draft.seek?.closedAtMs !== null;
  if (moved || (!unannounced && (draft.paused || sample.seeking || movedSec < 0))) {
    draft.positionSec = sample.positionSec;
  }
  if (sample.rate !== draft.rate) setRate(draft, sample.rate);
  if (sample.paused && !draft.paused) pause(draft);
  if (!sample.paused && draft.paused) play(draft, false);
}

/**
 * The playhead moved, in `movingMs` of playing at its rate: that much of the time since the last
 * fact was play, and before it ended whatever held playback up. After a sleep it is all there was.
 */
function advance(draft: Draft, elapsedMs: number, neededMs: number, frameless: boolean): void {
  const movingMs = Math.min(elapsedMs, neededMs);
  const sinceMs = draft.atMs - movingMs;
  const activity = activityOf(draft);
  const slept = elapsedMs > sleepLimitMs(draft, activity);
  draft.ended = false;
  draft.failed = false;
  if (!slept) charge(draft, elapsedMs - movingMs);
  creditUnproven(draft);
  closeStall(draft, sinceMs);
  closeSeek(draft, sinceMs);
  if (!draft.intent) intend(draft, false);
  startByPlayhead(draft, sinceMs, frameless);
  if (draft.started) creditPlay(draft, movingMs);
}

export function play(draft: Draft, autoplay: boolean): void {
  intend(draft, autoplay);
  confirmIntent(draft);
  draft.paused = false;
  draft.ended = false;
}

export function pause(draft: Draft): void {
  stopPlaying(draft);
  flagStartup(draft);
  draft.paused = true;
  if (draft.seek?.landed === true) landSeek(draft);
}

/** What was played is settled: what comes now isn't play. */
export function stopPlaying(draft: Draft): void {
  creditUnproven(draft);
  closeStall(draft, draft.atMs);
}

function setRate(draft: Draft, rate: number): void {
  if (rate === 0) stopPlaying(draft);
  draft.rate = rate;
}
