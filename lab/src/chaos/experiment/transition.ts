import { conditionInWords, holds } from './condition.js';
import type { Experiment } from './experiment.js';
import type { MetricReading } from './metric-names.js';
import type { Breach, Ending, RunAction, RunEvent, RunState } from './run-state.js';
import { notSteady, outcomeOf } from './verdict.js';

export interface Transition {
  readonly state: RunState;
  readonly actions: readonly RunAction[];
}

/** How long a run goes on without the metrics that could abort it. */
export function blindMs({ pollSec }: Experiment): number {
  return Math.max(10, 3 * pollSec) * 1000;
}

/**
 * planned → steady-check → disturbing → undoing → recovering → ended. Whatever ends the disturbing leads
 * through `undoing`; what ends before it has nothing to undo.
 */
export function transition(
  state: RunState,
  event: RunEvent,
  nowMs: number,
  experiment: Experiment,
): Transition {
  switch (state.phase) {
    case 'planned':
      if (event.type === 'begin') return still({ phase: 'steady-check', sinceMs: nowMs });
      return event.type === 'stop'
        ? still(notSteady('stopped', 'It was stopped before it began'))
        : still(state);
    case 'steady-check':
      return checked(state, event, nowMs, experiment);
    case 'disturbing':
      return disturbed(state, event, nowMs, experiment);
    case 'undoing': {
      if (event.type !== 'undone') return still(state);
      const { ending, breaches } = state;
      if (ending.kind === 'stopped' || ending.kind === 'failed')
        return still(outcomeOf(ending, breaches, null, experiment));
      return still({ phase: 'recovering', sinceMs: nowMs, ending, breaches });
    }
    case 'recovering':
      return recovered(state, event, nowMs, experiment);
    case 'ended':
      return still(state);
  }
}

/** When time alone next changes something, by the run's clock; null where only an event does. */
export function nextChangeMs(
  state: RunState,
  nowMs: number,
  { disturbances, durationSec }: Experiment,
): number | null {
  if (state.phase !== 'disturbing') return null;
  const atSec = secondsOf(state, nowMs);
  const edgesSec = [...disturbances.flatMap(({ fromSec, toSec }) => [fromSec, toSec]), durationSec];
  return state.sinceMs + Math.min(...edgesSec.filter((sec) => sec > atSec)) * 1000;
}

/** How long it has disturbed, to the millisecond: timers may come a fraction of one early. */
function secondsOf({ sinceMs }: { readonly sinceMs: number }, nowMs: number): number {
  return Math.round(nowMs - sinceMs) / 1000;
}

type In<Phase extends RunState['phase']> = Extract<RunState, { phase: Phase }>;

function checked(
  state: In<'steady-check'>,
  event: RunEvent,
  nowMs: number,
  experiment: Experiment,
): Transition {
  if (event.type === 'stop')
    return still(notSteady('stopped', 'It was stopped before it disturbed anything'));
  if (event.type !== 'reading') return still(state);
  const look = lookAt(experiment, event.reading);
  if (look.broken !== undefined)
    return still(
      notSteady('not-steady', `The steady state wasn't there to begin with: ${brokenInWords(look.broken)}`),
    );
  const steadyForMs = nowMs - state.sinceMs;
  if (look.untold !== undefined) {
    if (steadyForMs < experiment.steadySec * 1000 + blindMs(experiment)) return still(state);
    return still(notSteady('not-steady', `Nothing told the metric ${look.untold} of the steady state`));
  }
  if (steadyForMs < experiment.steadySec * 1000) return still(state);
  return withTime(
    { phase: 'disturbing', sinceMs: nowMs, active: [], breaches: [], sawAllMs: nowMs },
    nowMs,
    experiment,
  );
}

function disturbed(
  state: In<'disturbing'>,
  event: RunEvent,
  nowMs: number,
  experiment: Experiment,
): Transition {
  switch (event.type) {
    case 'stop':
      return undo(state, { kind: 'stopped' });
    case 'trouble':
      return undo(state, { kind: 'failed', reason: event.message });
    case 'time':
      return withTime(state, nowMs, experiment);
    case 'reading':
      return read(state, event.reading, nowMs, experiment);
    case 'begin':
    case 'undone':
      return still(state);
  }
}

function read(
  state: In<'disturbing'>,
  reading: MetricReading,
  nowMs: number,
  experiment: Experiment,
): Transition {
  const cause = experiment.abortWhen.find((condition) => holds(condition, reading) === true);
  const breaches = withNewBreaches(state, reading, nowMs, experiment);
  if (cause !== undefined)
    return undo(
      { ...state, breaches },
      { kind: 'aborted', reason: `${conditionInWords(cause)} came true: it was ${reading[cause.metric]}` },
    );
  const untold = experiment.abortWhen.find((condition) => holds(condition, reading) === null);
  const sawAllMs = untold === undefined ? nowMs : state.sawAllMs;
  if (untold !== undefined && nowMs - sawAllMs >= blindMs(experiment))
    return undo(
      { ...state, breaches },
      {
        kind: 'aborted',
        reason: `nothing told ${untold.metric} any more, which would have to abort the run`,
      },
    );
  return withTime({ ...state, breaches, sawAllMs }, nowMs, experiment);
}

/** What begins and ends now; or the end, when the time is over. */
function withTime(state: In<'disturbing'>, nowMs: number, experiment: Experiment): Transition {
  const atSec = secondsOf(state, nowMs);
  if (atSec >= experiment.durationSec) return undo(state, { kind: 'done' });
  const active = experiment.disturbances.filter(({ fromSec, toSec }) => fromSec <= atSec && atSec < toSec);
  const over = state.active.filter((each) => !active.includes(each));
  const fresh = active.filter((each) => !state.active.includes(each));
  return {
    state: { ...state, active },
    actions: [
      ...over.map((disturbance) => ({ do: 'end', disturbance }) as const),
      ...fresh.map((disturbance) => ({ do: 'begin', disturbance }) as const),
    ],
  };
}

function recovered(
  state: In<'recovering'>,
  event: RunEvent,
  nowMs: number,
  experiment: Experiment,
): Transition {
  const { ending, breaches } = state;
  if (event.type === 'stop') return still(outcomeOf(ending, breaches, null, experiment));
  // One that was asked for while disturbed says nothing of afterwards.
  if (event.type !== 'reading' || event.askedMs < state.sinceMs) return still(state);
  const { broken, untold } = lookAt(experiment, event.reading);
  if (broken === undefined && untold === undefined)
    return still(outcomeOf(ending, breaches, true, experiment));
  const isOver = nowMs - state.sinceMs >= experiment.recoverySec * 1000;
  return still(isOver ? outcomeOf(ending, breaches, false, experiment) : state);
}

function undo({ breaches }: In<'disturbing'>, ending: Ending): Transition {
  return { state: { phase: 'undoing', ending, breaches }, actions: [{ do: 'undo-all' }] };
}

function still(state: RunState): Transition {
  return { state, actions: [] };
}

type Broken = Omit<Breach, 'atSec'>;

function lookAt(
  { steadyState }: Experiment,
  reading: MetricReading,
): { readonly broken?: Broken; readonly untold?: string } {
  for (const condition of steadyState)
    if (holds(condition, reading) === false)
      return { broken: { condition, value: reading[condition.metric] ?? Number.NaN } };
  const untold = steadyState.find((condition) => holds(condition, reading) === null);
  return untold === undefined ? {} : { untold: untold.metric };
}

function withNewBreaches(
  state: In<'disturbing'>,
  reading: MetricReading,
  nowMs: number,
  { steadyState }: Experiment,
): readonly Breach[] {
  const { breaches } = state;
  const fresh = steadyState.filter(
    (condition) =>
      holds(condition, reading) === false &&
      breaches.every((each) => conditionInWords(each.condition) !== conditionInWords(condition)),
  );
  return [
    ...breaches,
    ...fresh.map((condition) => ({
      condition,
      value: reading[condition.metric] ?? Number.NaN,
      atSec: secondsOf(state, nowMs),
    })),
  ];
}

function brokenInWords({ condition, value }: Broken): string {
  return `${conditionInWords(condition)} should hold, and it was ${value}`;
}
