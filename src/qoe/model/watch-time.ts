import { activityOf, sleepLimitMs, type Activity } from './activity.js';
import { logKbps } from './rendition.js';
import type { Draft } from './view-state.js';

/** Time spent watching, weighed with what was on screen, as far as that is known. */
export function creditPlay(draft: Draft, ms: number): void {
  const { totals, rendition, upscale, liveLatencySec } = draft;
  totals.playedMs += ms;
  if (rendition) {
    totals.ratedMs += ms;
    totals.bitrateKbpsMs += rendition.bitrateKbps * ms;
    totals.logKbpsMs = (totals.logKbpsMs ?? 0) + logKbps(rendition.bitrateKbps) * ms;
  }
  if (upscale !== null) {
    totals.upscaleMs = (totals.upscaleMs ?? 0) + Math.max(0, upscale) * ms;
    totals.downscaleMs = (totals.downscaleMs ?? 0) + Math.max(0, -upscale) * ms;
    totals.upscaleMax = Math.max(totals.upscaleMax ?? 0, upscale);
  }
  if (liveLatencySec !== null) {
    draft.firstLatencySec ??= liveLatencySec;
    totals.liveLatencySecMs = (totals.liveLatencySecMs ?? 0) + liveLatencySec * ms;
    totals.liveMs = (totals.liveMs ?? 0) + ms;
  }
}

/** Playing is over, or proved: what was played without a proof so far was played. */
export function creditUnproven(draft: Draft): void {
  creditPlay(draft, draft.unprovenMs);
  draft.unprovenMs = 0;
}

/** Puts `ms` to the account of what the view was doing until now. */
export function charge(draft: Draft, ms: number): void {
  const activity = activityOf(draft);
  if (activity === 'playing') draft.unprovenMs += ms;
  else if (activity === 'paused') draft.totals.pausedMs += ms;
  else if (activity === 'stalled' && draft.stall) {
    draft.stall = { ...draft.stall, heldMs: draft.stall.heldMs + ms };
  } else if (activity === 'seeking' && draft.seek) {
    draft.seek = { ...draft.seek, latencyMs: draft.seek.latencyMs + ms };
  }
}

/** Takes up to `lateMs` from what the view is doing, where that is still open. @returns how much, to be charged anew */
export function takeBack(draft: Draft, lateMs: number): number {
  const { unprovenMs, stall, seek } = draft;
  const openMs: Partial<Record<Activity, number>> = {
    startup: lateMs,
    playing: unprovenMs,
    stalled: stall?.heldMs ?? 0,
    seeking: seek?.latencyMs ?? 0,
  };
  const ms = Math.max(0, Math.min(lateMs, openMs[activityOf(draft)] ?? 0));
  charge(draft, -ms);
  return ms;
}

/** The time since the last fact: all of it, or none if the device slept. */
export function chargeSince(draft: Draft, elapsedMs: number): void {
  if (elapsedMs <= sleepLimitMs(draft, activityOf(draft))) charge(draft, elapsedMs);
}
