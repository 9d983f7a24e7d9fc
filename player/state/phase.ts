import type { SessionState } from '../../src/session/session.js';
import type { PlayerState } from './player-state.js';

export interface PhaseFacts {
  /** Null without a session. */
  readonly session: SessionState | null;
  /** There is something to play, be it not loaded yet. */
  readonly hasSource: boolean;
  readonly paused: boolean;
  readonly ended: boolean;
  readonly seeking: boolean;
  readonly readyState: number;
  readonly playRequested: boolean;
  readonly autoplay: boolean;
}

const HAVE_CURRENT_DATA = 2;
const HAVE_FUTURE_DATA = 3;
const HAVE_ENOUGH_DATA = 4;

/**
 * The browser has yet to decide whether it starts by itself: it does so, or has refused to, once it
 * has enough data.
 */
export function isAutoplayPending(facts: PhaseFacts): boolean {
  const { session, autoplay, playRequested, readyState } = facts;
  const coming = session === 'loading' || session === 'ready';
  return autoplay && coming && !playRequested && readyState < HAVE_ENOUGH_DATA;
}

/** What the player is doing, as a viewer would say it. */
export function phaseOf(facts: PhaseFacts): PlayerState['phase'] {
  const { session, hasSource, paused, ended, seeking, readyState, playRequested } = facts;
  if (session === 'failed') return 'error';
  if (!hasSource) return 'empty';
  if (ended) return 'ended';
  const running = !paused || isAutoplayPending(facts);
  if (running) return seeking || readyState < HAVE_FUTURE_DATA ? 'waiting' : 'playing';
  if (session === 'loading') return 'loading';
  if (!playRequested) return 'ready';
  if (session !== 'ready') return 'paused';
  return seeking || readyState < HAVE_CURRENT_DATA ? 'waiting' : 'paused';
}
