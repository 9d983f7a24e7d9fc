import { afterPlay, CALM, type AlarmMessage, type AlarmState } from './alarm.js';
import type { PlayedView, PlayOnce, PlayOutcome, WatchTarget } from './play-outcome.js';
import { nextStartMs } from './schedule.js';
import { breachesOf, type Breach, type WatchLimits } from './verdict.js';

export interface WatchPlan {
  readonly target: WatchTarget;
  readonly limits: WatchLimits;
  /** From one play's start to the next one's; null: one play and no more. */
  readonly everyMs: number | null;
  /** Ends with the first play that breaches a limit. */
  readonly failFast: boolean;
}

/** A play and what came of it. */
export interface WatchedRound {
  readonly play: PlayOutcome;
  readonly breaches: readonly Breach[];
}

/** What a watch does outside itself. Deliveries resolve to null, or to a sentence that says why not. */
export interface WatchPorts {
  readonly play: PlayOnce;
  /** Epoch ms. */
  readonly now: () => number;
  /** Resolves at that time, or as soon as the signal is aborted. */
  readonly waitUntil: (atMs: number, signal: AbortSignal) => Promise<void>;
  readonly report?: (view: PlayedView, signal: AbortSignal) => Promise<string | null>;
  readonly alarm?: (message: AlarmMessage, signal: AbortSignal) => Promise<string | null>;
  readonly round: (round: WatchedRound) => Promise<void> | void;
  /** Something that doesn't end the watch. */
  readonly warn: (sentence: string) => void;
}

/** Plays and judges until the plan or the signal ends it. Resolves to whether any play breached a limit. */
export async function watch(plan: WatchPlan, ports: WatchPorts, signal: AbortSignal): Promise<boolean> {
  let state: AlarmState = CALM;
  let breached = false;
  const firstMs = ports.now();
  while (!signal.aborted) {
    const play = await ports.play(plan.target, signal).catch((error: unknown) => {
      if (signal.aborted) return null;
      throw error;
    });
    if (play === null) break;
    const breaches = breachesOf(play, plan.limits);
    breached ||= breaches.length > 0;
    await ports.round({ play, breaches });
    await deliver(play, ports, signal);
    state = await raise(state, play, breaches, plan, ports, signal);
    if (plan.everyMs === null || (plan.failFast && breached)) break;
    await ports.waitUntil(nextStartMs(firstMs, plan.everyMs, ports.now()), signal);
  }
  return breached;
}

async function deliver(
  { view }: PlayOutcome,
  { report, warn }: WatchPorts,
  signal: AbortSignal,
): Promise<void> {
  if (view === null || report === undefined) return;
  const refused = await report(view, signal);
  if (refused !== null) warn(`The collector has not got this play: ${refused}`);
}

async function raise(
  before: AlarmState,
  play: PlayOutcome,
  breaches: readonly Breach[],
  { target }: WatchPlan,
  { alarm, warn }: WatchPorts,
  signal: AbortSignal,
): Promise<AlarmState> {
  const { startedAtMs, figures } = play;
  const { state, message } = afterPlay(before, { url: target.url, startedAtMs, figures, breaches });
  if (message === null || alarm === undefined) return state;
  const refused = await alarm(message, signal);
  if (refused === null) return state.kind === 'broken' ? { ...state, told: true } : state;
  if (message.kind === 'recovered') {
    warn(`The webhook has not got the recovery: ${refused}`);
    return state;
  }
  warn(`The webhook has not got the alarm; it is tried again after the next play. ${refused}`);
  return state;
}
