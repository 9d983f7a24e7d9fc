import type { Breach } from './verdict.js';
import type { PlayFigures } from './play-outcome.js';

/** What a webhook is told. */
export interface AlarmMessage {
  readonly kind: 'breach' | 'recovered';
  readonly url: string;
  /** When the first of the plays in a row that went wrong began; ISO 8601. */
  readonly since: string;
  /** When the play that this is about began. */
  readonly at: string;
  /** How many plays in a row went wrong. */
  readonly plays: number;
  /** What is wrong; of a recovery, what last was. */
  readonly breaches: readonly Breach[];
  readonly figures: PlayFigures;
  /** The same in a sentence, under the key that chat services show. */
  readonly text: string;
}

/** Between two plays. */
export type AlarmState =
  | { readonly kind: 'calm' }
  | {
      readonly kind: 'broken';
      readonly sinceMs: number;
      readonly plays: number;
      readonly breaches: readonly Breach[];
      /** The webhook took the message: it isn't told again until the end. */
      readonly told: boolean;
    };

export const CALM: AlarmState = { kind: 'calm' };

interface JudgedPlay {
  readonly url: string;
  readonly startedAtMs: number;
  readonly figures: PlayFigures;
  readonly breaches: readonly Breach[];
}

/**
 * The state after a play, and what has to be told now, if anything: one message as things break, one as they
 * are well again. What the webhook didn't take (`told` stays false) is due again after the next play; a
 * recovery of what was never told is not told either.
 */
export function afterPlay(
  state: AlarmState,
  play: JudgedPlay,
): { readonly state: AlarmState; readonly message: AlarmMessage | null } {
  const { startedAtMs, breaches } = play;
  if (breaches.length === 0) {
    if (state.kind === 'calm' || !state.told) return { state: CALM, message: null };
    return { state: CALM, message: messageOf('recovered', play, state) };
  }
  const broken = {
    kind: 'broken',
    sinceMs: state.kind === 'broken' ? state.sinceMs : startedAtMs,
    plays: state.kind === 'broken' ? state.plays + 1 : 1,
    breaches,
    told: state.kind === 'broken' && state.told,
  } as const;
  return { state: broken, message: broken.told ? null : messageOf('breach', play, broken) };
}

function messageOf(
  kind: AlarmMessage['kind'],
  { url, startedAtMs, figures }: JudgedPlay,
  { sinceMs, plays, breaches }: AlarmState & { kind: 'broken' },
): AlarmMessage {
  const since = new Date(sinceMs).toISOString();
  const what = breaches.map(({ message }) => message).join(' ');
  return {
    kind,
    url,
    since,
    at: new Date(startedAtMs).toISOString(),
    plays,
    breaches,
    figures,
    text:
      kind === 'breach'
        ? `${url} is not well since ${since}: ${what}`
        : `${url} is well again. Since ${since}, ${plays} ${plays === 1 ? 'play' : 'plays'} in a row went wrong: ${what}`,
  };
}
