import type { PlayerRequest } from './player-request.js';
import type { PlayerState } from './player-state.js';

export interface KeyPress {
  /** As in `KeyboardEvent.key`. */
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
}

const NUDGE_SEC = 5;
const VOLUME_STEP = 0.05;
/** Where a manifest doesn't tell, and for plain files. */
const COMMON_FRAME_RATE = 30;

type Answer = (state: PlayerState) => PlayerRequest | null;

const always =
  (request: PlayerRequest): Answer =>
  () =>
    request;

/** The volume one step louder (1) or softer (−1). */
export function volumeStep({ volume, muted }: PlayerState, step: 1 | -1): PlayerRequest {
  const next = Math.min(1, Math.max(0, (muted ? 0 : volume) + step * VOLUME_STEP));
  // Hundredths, so that steps down and up end where they began.
  return { type: 'set-volume', volume: Math.round(next * 100) / 100 };
}

const byVolume =
  (step: 1 | -1): Answer =>
  (state) =>
    volumeStep(state, step);

const back: Answer = ({ skipBackSec }) => (skipBackSec > 0 ? { type: 'skip', bySec: -skipBackSec } : null);
const forward: Answer = ({ skipForwardSec }) =>
  skipForwardSec > 0 ? { type: 'skip', bySec: skipForwardSec } : null;

/** From anywhere in a frame to the middle of the next one, where rounding can't miss it. */
const byFrame =
  (step: 1 | -1): Answer =>
  ({ paused, currentSec, renditions, renderedIndex }) => {
    if (!paused) return null;
    const rate = renditions[renderedIndex]?.frameRate ?? COMMON_FRAME_RATE;
    const frame = Math.floor(currentSec * rate + 0.01);
    return { type: 'skip', bySec: (frame + 0.5 + step) / rate - currentSec };
  };

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

const next: Answer = ({ queue }) => (queue ? { type: 'next' } : null);
const previous: Answer = ({ queue }) => (queue ? { type: 'previous' } : null);

const answers = new Map<string, Answer>(
  Object.entries({
    ' ': always({ type: 'toggle-play' }),
    k: always({ type: 'toggle-play' }),
    j: back,
    l: forward,
    arrowleft: always({ type: 'skip', bySec: -NUDGE_SEC }),
    arrowright: always({ type: 'skip', bySec: NUDGE_SEC }),
    arrowup: byVolume(1),
    arrowdown: byVolume(-1),
    m: always({ type: 'toggle-mute' }),
    c: always({ type: 'toggle-captions' }),
    f: always({ type: 'toggle-fullscreen' }),
    i: always({ type: 'toggle-picture-in-picture' }),
    // Capitals: with Shift, as elsewhere, since a slip of the finger would end the title.
    N: next,
    P: previous,
    '<': byRate(-1),
    '>': byRate(1),
    ',': byFrame(-1),
    '.': byFrame(1),
    '?': always({ type: 'show-keys' }),
    home: toFraction(0),
    end: toFraction(1),
    ...Object.fromEntries(Array.from({ length: 10 }, (_, digit) => [String(digit), toFraction(digit / 10)])),
    // A television's remote control, and the keys for media of a keyboard.
    mediaplaypause: always({ type: 'toggle-play' }),
    mediaplay: always({ type: 'play' }),
    mediapause: always({ type: 'pause' }),
    mediastop: always({ type: 'pause' }),
    mediafastforward: forward,
    mediarewind: back,
    mediatracknext: next,
    mediatrackprevious: previous,
    goback: ({ fullscreen }) => (fullscreen ? { type: 'toggle-fullscreen' } : null),
  }),
);

/** The same key by the names that browsers on televisions have for it. */
const aliases: Readonly<Record<string, string>> = { browserback: 'goback', xf86back: 'goback' };

/** What a key asks for; null for none of ours. */
export function requestOfKey(press: KeyPress, state: PlayerState): PlayerRequest | null {
  if (press.ctrlKey || press.altKey || press.metaKey) return null;
  const key = press.key.toLowerCase();
  const answer = answers.get(press.key) ?? answers.get(aliases[key] ?? key);
  return answer?.(state) ?? null;
}
