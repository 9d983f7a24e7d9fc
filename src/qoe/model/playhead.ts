import { activityOf, sleepLimitMs } from './activity.js';
import type { PlayheadSample } from './fact.js';
import { closeSeek, landSeek } from './seek.js';
import { closeStall, noticeFreeze, RUN_OUT_SEC } from './stall.js';
import { confirmIntent, flagStartup, intend, startByFrame, startByPlayhead } from './startup.js';
import type { Draft } from './view-state.js';
import { charge, chargeSince, creditPlay, creditUnproven, takeBack } from './watch-time.js';

/** Less than this is a clock settling, not the playhead moving: a frame at 50 fps. */
const MOVED_SEC = 0.02;

/**
 * Sound goes on for seconds where the picture has run dry, at least in Chromium, and no event tells of it. What
 * is buffered is what sound and picture both have.
 */
const isDry = ({ bufferLevelSec, bufferEstimated, frameless }: PlayheadSample): boolean =>
  bufferLevelSec === 0 && !bufferEstimated && !frameless;

/** Takes in a look at the playhead, `elapsedMs` after the fact before it. */
export function observePlayhead(draft: Draft, sample: PlayheadSample, elapsedMs: number): void {
  const movedSec = sample.positionSec - draft.positionSec;
  const moved = !draft.paused && !sample.seeking && draft.rate > 0 && movedSec >= MOVED_SEC;
  draft.bufferLevelSec = sample.bufferLevelSec;
  draft.bufferEstimated = sample.bufferEstimated;
  draft.edgeDistanceSec = sample.edgeDistanceSec;
  draft.liveLatencySec = sample.liveLatencySec ?? null;
  draft.upscale = sample.upscale ?? null;
  if (moved && !isDry(sample))
    advance(draft, elapsedMs, Math.round((movedSec * 1_000) / draft.rate), sample.frameless);
  else {
    chargeSince(draft, elapsedMs);
    noticeFreeze(draft);
  }
  // Before its `seeking` event a seek shows here already, but where it came from is still to be told.
  const unannounced = sample.seeking && draft.seek?.closedAtMs !== null;
  const back = movedSec < -RUN_OUT_SEC;
  if (moved || (!unannounced && (draft.paused || sample.seeking || back))) {
    draft.positionSec = sample.positionSec;
  }
  draft.lookedAtMs = draft.atMs;
  if (sample.rate !== draft.rate) setRate(draft, sample.rate);
  if (sample.paused && !draft.paused) pause(draft);
  if (!sample.paused && draft.paused) goOn(draft, false);
}

/**
 * The playhead moved, in `movingMs` of playing at its rate: that much of the time since the last
 * fact was play, and before it ended whatever held playback up. After a sleep it is all there was.
 */
function advance(draft: Draft, elapsedMs: number, neededMs: number, frameless: boolean): void {
  const movingMs = Math.min(elapsedMs, neededMs);
  const activity = activityOf(draft);
  // Something else may have been heard since it began to move, no longer ago than the last look.
  const waited = activity === 'stalled' || activity === 'seeking';
  const untoldMs = draft.atMs - elapsedMs - Math.max(draft.toldAtMs, draft.lookedAtMs);
  const backMs = waited ? takeBack(draft, Math.min(neededMs - movingMs, untoldMs)) : 0;
  const sinceMs = draft.atMs - movingMs - backMs;
  const slept = elapsedMs > sleepLimitMs(draft, activity);
  draft.ended = false;
  draft.failed = false;
  creditUnproven(draft);
  // Of time in play that may be a freeze that has just begun: it stays unproven.
  if (!slept) charge(draft, elapsedMs - movingMs);
  closeStall(draft, sinceMs);
  closeSeek(draft, sinceMs);
  if (!draft.intent) intend(draft, false);
  startByPlayhead(draft, sinceMs, frameless);
  if (draft.started) creditPlay(draft, movingMs + backMs);
}

export function play(draft: Draft, autoplay: boolean): void {
  goOn(draft, autoplay);
  confirmIntent(draft);
  startByFrame(draft);
}

function goOn(draft: Draft, autoplay: boolean): void {
  intend(draft, autoplay);
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
