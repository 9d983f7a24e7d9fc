import { systemClock, type Clock } from '../../../../src/base/clock.js';
import { Disposer } from '../../../../src/base/disposer.js';
import { noJournal, type JournalSink } from '../journal/journal-writer.js';
import type { ChaosTarget } from './chaos-target.js';
import { Disturber } from './disturber.js';
import type { Experiment } from './experiment.js';
import { inTime } from './in-time.js';
import { Mailbox } from './mailbox.js';
import { metricNames, type MetricSource } from './metric-names.js';
import { refuseUntold } from './refuse-untold.js';
import { RequestLog } from './request-log.js';
import type { Outcome, Phase, RunAction, RunEvent, RunState } from './run-state.js';
import { nextChangeMs, transition } from './transition.js';

export interface RunSetting {
  readonly target: ChaosTarget;
  readonly metrics: MetricSource;
  readonly journal?: JournalSink;
  readonly clock?: Clock;
  /** Ends the run at once, everything undone. */
  readonly signal?: AbortSignal;
}

/** An outcome, and what could not be undone: it may still lie on a viewer. */
export interface RunResult extends Outcome {
  readonly notUndone: readonly string[];
}

/** What the loop is told; viewers are the runner's own matter. */
type Message = RunEvent | { readonly type: 'viewers'; readonly viewers: readonly string[] };

/**
 * Runs an experiment to its end. However it ends (done, aborted, stopped, an error in here), all that it
 * laid on viewers and processes was lifted when the promise settles, or is named in `notUndone`.
 * @throws LabInputError where the metrics' source can't tell what the experiment asks
 */
export async function runExperiment(experiment: Experiment, setting: RunSetting): Promise<RunResult> {
  const { target, metrics, clock = systemClock, signal } = setting;
  refuseUntold(experiment, metrics);
  const mailbox = new Mailbox<Message>();
  // A full disk must end the run, and must not keep anything from being lifted.
  const journal = guarded(setting.journal ?? noJournal, (error) => {
    mailbox.put({ type: 'trouble', message: `The journal can't be written: ${messageOf(error)}` });
  });
  const disturber = new Disturber(experiment, target, journal, clock);
  const requests = new RequestLog(journal);
  const disposer = new Disposer();
  const notUndone: string[] = [];
  const undoAll = async (): Promise<void> => {
    const failures = await disturber.undoAll();
    for (const message of failures) journal.write({ what: 'trouble', message });
    notUndone.push(...failures);
  };

  const act = async (action: RunAction): Promise<void> => {
    if (action.do !== 'undo-all') return disturber[action.do](action.disturbance);
    await undoAll();
    mailbox.put({ type: 'undone' });
  };
  const ask = async <Value>(what: string, question: () => Promise<Value>): Promise<Value | null> => {
    try {
      return await inTime(question(), clock, what);
    } catch (error) {
      journal.write({ what: 'trouble', message: `${what}: ${messageOf(error)}` });
      return null;
    }
  };
  let isLooking = false;
  const look = async (): Promise<void> => {
    if (isLooking) return;
    isLooking = true;
    const askedMs = clock.now();
    const viewers = await ask('asking for the viewers', () => target.viewers());
    if (viewers !== null) mailbox.put({ type: 'viewers', viewers });
    const all = await ask('asking for the requests', () => target.requests());
    if (all !== null) requests.see(all, false);
    const told = await ask('asking for the metrics', () => metrics.read());
    const reading = Object.fromEntries(
      metricNames.flatMap((name) => (Number.isFinite(told?.[name]) ? [[name, told?.[name]]] : [])),
    );
    if (told !== null) journal.write({ what: 'metrics', values: reading });
    mailbox.put({ type: 'reading', reading, askedMs });
    isLooking = false;
  };

  const stop = (): void => mailbox.put({ type: 'stop' });
  signal?.addEventListener('abort', stop);
  disposer.add(() => signal?.removeEventListener('abort', stop));
  let cancelTimer = (): void => {};
  disposer.add(() => cancelTimer());

  let state: RunState = { phase: 'planned' };
  try {
    if (signal?.aborted === true) stop();
    mailbox.put({ type: 'begin' });
    disposer.add(clock.every(experiment.pollSec * 1000, () => void look()));
    void look();
    while (state.phase !== 'ended') {
      const message = await mailbox.take();
      const nowMs = clock.now();
      try {
        if (message.type === 'viewers') {
          await disturber.meet(message.viewers);
          continue;
        }
        const phase: Phase = state.phase;
        const next = transition(state, message, nowMs, experiment);
        state = next.state;
        if (state.phase !== phase) journal.write({ what: 'phase', phase: state.phase });
        for (const action of next.actions) await act(action);
      } catch (error) {
        journal.write({ what: 'trouble', message: messageOf(error) });
        mailbox.put({ type: 'trouble', message: messageOf(error) });
      }
      cancelTimer();
      // By the same moment as the transition: what came due while it acted is due now, and not over.
      const dueMs = nextChangeMs(state, nowMs, experiment);
      if (dueMs !== null)
        cancelTimer = clock.after(Math.max(1, dueMs - clock.now()), () => mailbox.put({ type: 'time' }));
    }
    const all = await ask('asking for the requests', () => target.requests());
    if (all !== null) requests.see(all, true);
    journal.write({ what: 'ended', outcome: state.outcome });
    return { ...state.outcome, notUndone };
  } finally {
    disposer.dispose();
    // Nothing to do after an orderly end; after an error in here, the last chance.
    if (state.phase !== 'ended') await disturber.undoAll();
  }
}

/** Tells of the first failure only: what comes after it fails alike. */
function guarded(journal: JournalSink, onFailure: (error: unknown) => void): JournalSink {
  let hasFailed = false;
  return {
    write(event) {
      if (hasFailed) return;
      try {
        journal.write(event);
      } catch (error) {
        hasFailed = true;
        onFailure(error);
      }
    },
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
