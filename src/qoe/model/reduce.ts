import type { EndReason } from '../../wire/beacon.js';
import { activityOf } from './activity.js';
import type { QoeFact } from './fact.js';
import { countFrames, exemptFrames } from './frame-counts.js';
import { observePlayhead, pause, play, stopPlaying } from './playhead.js';
import { noteDecision, showRendition } from './rendition.js';
import { closeSeek, finishSeek, landSeek, openSeek, reopenSeek, settleSeek } from './seek.js';
import { countBytes } from './segment-bytes.js';
import { closeStall, openStall } from './stall.js';
import { flagStartup, intend, startByFrame, withdrawIntent } from './startup.js';
import { countersOf, gaugesOf } from './summary.js';
import { tell, type Draft, type UnnumberedEvent, type ViewState } from './view-state.js';
import { charge, chargeSince, takeBack } from './watch-time.js';

export interface Reduction {
  readonly state: ViewState;
  readonly events: readonly UnnumberedEvent[];
}

/**
 * Takes in one fact: the view after it, and what it gave to tell. Times come out as whole ms. A fact may be of a
 * time before the latest one's, as events that a busy page heard late are: what was spent since then was spent
 * otherwise, as far as that is still open and no heartbeat told it.
 */
export function reduce(view: ViewState, fact: QoeFact): Reduction {
  const atMs = Math.round(fact.atMs);
  const passes = !asides.has(fact.kind);
  const elapsedMs = passes ? Math.max(0, atMs - view.atMs) : 0;
  const draft: Draft = { ...view, atMs, totals: { ...view.totals }, events: [] };
  settleSeek(draft);
  const backMs = takeBack(draft, view.atMs - Math.max(atMs, view.toldAtMs));
  if (fact.kind === 'playhead') observePlayhead(draft, fact, elapsedMs);
  else {
    chargeSince(draft, elapsedMs);
    apply(draft, fact);
  }
  charge(draft, backMs);
  draft.atMs = passes ? Math.max(view.atMs, atMs) : view.atMs;
  // The copy as it is: another one without the events, for each look at the playhead, would cost more than all this.
  return { state: draft, events: draft.events };
}

/** Say nothing of how time was spent: the next look at the playhead does, of all since the one before. */
const asides: ReadonlySet<QoeFact['kind']> = new Set(['decided', 'downloaded', 'ladder']);

function apply(draft: Draft, fact: Exclude<QoeFact, { kind: 'playhead' }>): void {
  switch (fact.kind) {
    case 'intent':
      return intend(draft, false);
    case 'intent-withdrawn':
      return withdrawIntent(draft);
    case 'play':
      return play(draft, fact.autoplay);
    case 'pause':
      return pause(draft);
    case 'loaded':
      draft.loaded = true;
      return;
    case 'emptied':
      return empty(draft);
    case 'seeking':
      return seekTo(draft, fact.toSec);
    case 'seeked':
      draft.positionSec = fact.positionSec;
      draft.lookedAtMs = draft.atMs;
      draft.loaded = true;
      return landSeek(draft);
    case 'waiting':
      return wait(draft);
    case 'playing':
      return closeStall(draft, draft.atMs);
    case 'ended':
      stopPlaying(draft);
      finishSeek(draft);
      draft.ended = true;
      return;
    case 'frame':
      return showFrame(draft);
    case 'frame-counts':
      return countFrames(draft, fact.dropped, fact.total);
    case 'visibility':
      return setHidden(draft, fact.hidden);
    case 'rendered':
      return showRendition(draft, fact);
    case 'decided':
      draft.throughputKbps = fact.throughputKbps ?? draft.throughputKbps;
      return noteDecision(draft, fact.toKbps, fact.reason);
    case 'downloaded':
      return countBytes(draft, fact);
    case 'ladder':
      draft.lowestKbps = fact.lowestKbps;
      return;
    case 'error':
      return fail(draft, fact);
    case 'heartbeat':
      draft.toldAtMs = draft.atMs;
      tell(draft, draft.atMs, {
        type: 'heartbeat',
        counters: countersOf(draft),
        gauges: gaugesOf(draft),
      });
      return;
    case 'end':
      return end(draft, fact.reason);
  }
}

function empty(draft: Draft): void {
  stopPlaying(draft);
  finishSeek(draft);
  draft.loaded = false;
  draft.underWay = false;
  draft.ended = false;
  draft.positionSec = 0;
  draft.bufferLevelSec = 0;
  draft.movingSinceMs = null;
  draft.frameCounts = null;
}

function seekTo(draft: Draft, toSec: number): void {
  // Before there is data an engine moves the playhead to where the title starts: nobody's seek.
  if (draft.started || draft.loaded) {
    stopPlaying(draft);
    exemptFrames(draft);
    openSeek(draft, toSec);
    draft.ended = false;
  }
  draft.movingSinceMs = null;
  draft.positionSec = toSec;
}

function wait(draft: Draft): void {
  if (activityOf(draft) !== 'playing') return;
  if (draft.seek) {
    stopPlaying(draft);
    reopenSeek(draft);
  } else openStall(draft);
}

function showFrame(draft: Draft): void {
  draft.shownAtMs = draft.atMs;
  startByFrame(draft);
  const { seek } = draft;
  if (seek && !draft.paused && draft.atMs >= seek.openedAtMs) closeSeek(draft, draft.atMs);
}

function setHidden(draft: Draft, hidden: boolean): void {
  draft.hidden = hidden;
  exemptFrames(draft);
  if (hidden) flagStartup(draft);
}

function fail(draft: Draft, fact: Extract<QoeFact, { kind: 'error' }>): void {
  const { code, category, message, fatal } = fact;
  draft.totals.errorCount += 1;
  if (fatal) {
    stopPlaying(draft);
    finishSeek(draft);
    draft.totals.fatalCount += 1;
    draft.failed = true;
  }
  tell(draft, draft.atMs, { type: 'error', code, category, message, fatal });
}

function end(draft: Draft, reason: EndReason): void {
  const ended = activityOf(draft) === 'ended' && reason !== 'fatal-error';
  const gauges = gaugesOf(draft);
  stopPlaying(draft);
  finishSeek(draft);
  tell(draft, draft.atMs, {
    type: 'end',
    reason: ended ? 'ended' : reason,
    counters: countersOf(draft),
    gauges,
  });
}
