import type { SvError, SvErrorCode } from '../base/sv-error.js';

/** What the session does about an engine that has stopped. */
export type RecoveryStep =
  | { readonly kind: 'wait-online' }
  | { readonly kind: 'retry'; readonly inMs: number }
  | { readonly kind: 'give-up' };

export interface StoppedEngine {
  readonly error: SvError;
  readonly online: boolean;
  /** Media left to play before the viewer notices. */
  readonly bufferLevelSec: number;
  /** Some of this source's segments have arrived. */
  readonly hasMedia: boolean;
  /** Retries since the last segment that arrived. */
  readonly attempts: number;
  /** Since the first stop after the last segment that arrived. */
  readonly troubledMs: number;
}

/** 1, 2, 4, 8 s: enough for an origin's restart, few enough to be polite. */
const MAX_ATTEMPTS = 4;
const FIRST_RETRY_MS = 1_000;
/** Below this a retry would hardly finish before the picture stops. */
const WORTH_WAITING_SEC = 1;
/** A tunnel, a lift, a router that starts anew: most of them are over by then. */
const SILENCE_BORNE_MS = 30_000;
const LAST_RETRY_IN_SILENCE_MS = 2_000;

/** The player's own code, which comes over the network as well. */
const ownScripts: ReadonlySet<SvErrorCode> = new Set(['ENGINE_LOAD_FAILED', 'ABR_LOAD_FAILED']);

/** No server said a word: it is the way to it that fails, and nobody is pestered by more requests. */
function isSilence({ code, context }: SvError): boolean {
  return code === 'SEGMENT_TIMEOUT' || (code === 'SEGMENT_LOAD_FAILED' && context['status'] === undefined);
}

/**
 * A fault is fatal only when the viewer would notice: a device that is offline waits for its
 * connection, and a network fault is retried while there is buffer to play meanwhile. Where segments came
 * and then nothing answers any more, the connection is gone though the device doesn't know: that is waited
 * out for a while, even before a picture that stands.
 */
export function nextStep({
  error,
  online,
  bufferLevelSec,
  hasMedia,
  attempts,
  troubledMs,
}: StoppedEngine): RecoveryStep {
  const byNetwork = error.category === 'network' || ownScripts.has(error.code);
  if (!byNetwork) return { kind: 'give-up' };
  if (!online || error.code === 'NETWORK_OFFLINE') return { kind: 'wait-online' };
  if (hasMedia && isSilence(error) && troubledMs < SILENCE_BORNE_MS) {
    return { kind: 'retry', inMs: Math.min(FIRST_RETRY_MS * 2 ** attempts, LAST_RETRY_IN_SILENCE_MS) };
  }
  if (attempts >= MAX_ATTEMPTS || bufferLevelSec < WORTH_WAITING_SEC) return { kind: 'give-up' };
  return { kind: 'retry', inMs: FIRST_RETRY_MS * 2 ** attempts };
}
