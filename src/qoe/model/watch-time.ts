import { activityOf, sleepLimitMs } from './activity.js';
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

/** The time since the last fact: all of it, or none if the device slept. */
export function chargeSince(draft: Draft, elapsedMs: number): void {
  if (elapsedMs <= sleepLimitMs(draft, activityOf(draft))) charge(draft, elapsedMs);
}
