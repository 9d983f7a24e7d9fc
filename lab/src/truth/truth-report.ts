import type { PlayedSession } from './play-sessions.js';

/** What all sessions come to. */
export interface TruthFigures {
  readonly sessions: number;
  /** Counts of events, views and ends that were told wrong. */
  readonly countErrors: number;
  readonly maxStartupErrorMs: number;
  readonly maxStallErrorMs: number;
  readonly maxSeekErrorMs: number;
  readonly maxPlayedErrorMs: number;
  readonly startups: number;
  readonly stalls: number;
  readonly seeks: number;
  /** Sessions whose fault did not come about, or that could not be played, after several tries. */
  readonly notPlayed: number;
  /** Tries that said nothing, and were played again. */
  readonly playedAgain: number;
}

type Times = 'startupErrorsMs' | 'stallErrorsMs' | 'seekErrorsMs' | 'playedErrorsMs';

export function figuresOf(sessions: readonly PlayedSession[]): TruthFigures {
  const played = sessions.filter(isPlayed);
  const all = (of: Times): readonly number[] => played.flatMap((session) => session[of]);
  const greatest = (of: Times): number => Math.round(Math.max(0, ...all(of).map(Math.abs)));
  return {
    sessions: played.length,
    countErrors: sessions.reduce((sum, { countErrors }) => sum + countErrors.length, 0),
    maxStartupErrorMs: greatest('startupErrorsMs'),
    maxStallErrorMs: greatest('stallErrorsMs'),
    maxSeekErrorMs: greatest('seekErrorsMs'),
    maxPlayedErrorMs: greatest('playedErrorsMs'),
    startups: all('startupErrorsMs').length,
    stalls: all('stallErrorsMs').length,
    seeks: all('seekErrorsMs').length,
    notPlayed: sessions.length - played.length,
    playedAgain: sessions.reduce((sum, { again }) => sum + again.length, 0),
  };
}

/** One line of a session: what was wrong, else what its times were off by. */
export function lineOf(session: PlayedSession): string {
  const { number, script, format, countErrors, missed, failure } = session;
  const times = (
    [
      ['startup', session.startupErrorsMs],
      ['stall', session.stallErrorsMs],
      ['seek', session.seekErrorsMs],
      ['played', session.playedErrorsMs],
    ] as const
  )
    .filter(([, errors]) => errors.length > 0)
    .map(
      ([name, errors]) => `${name} ${errors.map((ms) => `${ms < 0 ? '' : '+'}${ms.toFixed(0)}`).join(' ')}`,
    );
  const said = [
    ...session.again.map((why) => `played again (${why.split('\n', 1)[0]})`),
    ...countErrors.map((words) => `WRONG ${words}`),
    ...missed.map((words) => `missed ${words}`),
    ...(failure === null ? [] : [`not played: ${failure.split('\n', 1)[0]}`]),
    ...times,
  ];
  return `${String(number).padStart(4)}  ${format.padEnd(4)}  ${script}: ${said.join('; ')}`;
}

function isPlayed({ failure, missed, countErrors }: PlayedSession): boolean {
  return failure === null && (missed.length === 0 || countErrors.length > 0);
}
