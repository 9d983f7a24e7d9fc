import type { PlayerRequest } from './player-request.js';
import type { PlayerState } from './player-state.js';

export interface KeyPress {
  /** As in `KeyboardEvent.key`. */
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
}

const JUMP_SEC = 10;
const NUDGE_SEC = 5;
const VOLUME_STEP = 0.05;

type Answer = (state: PlayerState) => PlayerRequest | null;

const always =
  (request: PlayerRequest): Answer =>
  () =>
    request;

const byVolume =
  (step: number): Answer =>
  ({ volume, muted }) => ({
    type: 'set-volume',
    // Hundredths, so that steps down and up end where they began.
    volume: Math.round(Math.min(1, Math.max(0, (muted ? 0 : volume) + step)) * 100) / 100,
  });

const byRate =
  (step: 1 | -1): Answer =>
  ({ playbackRate, playbackRates }) => {
    const sorted = [...playbackRates].sort((a, b) => (a - b) * step);
    const rate = sorted.find((candidate) => (candidate - playbackRate) * step > 0);
    return rate === undefined ? null : { type: 'set-rate', rate };
  };

/** A place in what can be sought, from 0 (its start) to 1 (its end, or the live edge). */
const toFraction =
  (fraction: number): Answer =>
  ({ seekable: { startSec, endSec } }) =>
    endSec > startSec ? { type: 'seek', toSec: startSec + (endSec - startSec) * fraction } : null;

const answers = new Map<string, Answer>(
  Object.entries({
    ' ': always({ type: 'toggle-play' }),
    k: always({ type: 'toggle-play' }),
    j: always({ type: 'skip', bySec: -JUMP_SEC }),
    l: always({ type: 'skip', bySec: JUMP_SEC }),
    arrowleft: always({ type: 'skip', bySec: -NUDGE_SEC }),
    arrowright: always({ type: 'skip', bySec: NUDGE_SEC }),
    arrowup: byVolume(VOLUME_STEP),
    arrowdown: byVolume(-VOLUME_STEP),
    m: always({ type: 'toggle-mute' }),
    c: always({ type: 'toggle-captions' }),
    f: always({ type: 'toggle-fullscreen' }),
    i: always({ type: 'toggle-picture-in-picture' }),
    // Capitals: with Shift, as elsewhere, since a slip of the finger would end the title.
    N: ({ queue }) => (queue ? { type: 'next' } : null),
    P: ({ queue }) => (queue ? { type: 'previous' } : null),
    '<': byRate(-1),
    '>': byRate(1),
    home: toFraction(0),
    end: toFraction(1),
    ...Object.fromEntries(Array.from({ length: 10 }, (_, digit) => [String(digit), toFraction(digit / 10)])),
  }),
);

/** What a key asks for; null for none of ours. */
export function requestOfKey(press: KeyPress, state: PlayerState): PlayerRequest | null {
  if (press.ctrlKey || press.altKey || press.metaKey) return null;
  const answer = answers.get(press.key) ?? answers.get(press.key.toLowerCase());
  return answer?.(state) ?? null;
}
