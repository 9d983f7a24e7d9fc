import { systemClock, type Clock } from '../../../../src/base/clock.js';
import type { JournalSink } from '../journal/journal-writer.js';
import type { ReplayPlan, TimedStep } from '../journal/replay-plan.js';
import type { ChaosTarget } from './chaos-target.js';
import { inTime } from './in-time.js';
import { noProcesses } from './process-control.js';
import { RequestLog } from './request-log.js';

/** Longer than any player waits before it asks again. */
const quietMs = 10_000;

export interface ReplaySetting {
  readonly target: ChaosTarget;
  readonly journal: JournalSink;
  readonly clock?: Clock;
  /** Ends the replay at once, everything undone. */
  readonly signal?: AbortSignal;
  /** Resolves when the run's time begins: what hangs on time counts from there. */
  readonly begun: () => Promise<void>;
}

/**
 * Does to the viewers what a journal says was done. Faults are set at once: viewers have to come afterwards,
 * since their requests are counted from the first. It lasts as long as the journal's run did, and longer
 * where strikes are still to come and viewers still ask. Everything is lifted at the end, also after an error.
 * Resolves to what couldn't be lifted, in words.
 * @throws what the target throws
 */
export async function runReplay(plan: ReplayPlan, setting: ReplaySetting): Promise<readonly string[]> {
  const { target, journal, clock = systemClock, signal, begun } = setting;
  const requests = new RequestLog(journal);
  const { processes = noProcesses } = target;
  const stop = whenStopped(signal);
  const failures: string[] = [];
  const linked = new Set<string>();
  const stopped = new Map<string, 'resume' | 'restart'>();
  const take = async (step: TimedStep): Promise<void> => {
    if (step.what === 'link') {
      linked.add(step.viewer);
      journal.write({ what: 'link', viewer: step.viewer, change: step.change });
      return inTime(target.setLink(step.viewer, step.change), clock, 'setting a link');
    }
    const { process, action } = step;
    if (action === 'freeze' || action === 'kill')
      stopped.set(process, action === 'freeze' ? 'resume' : 'restart');
    else stopped.delete(process);
    journal.write({ what: 'process', process, action });
    return inTime(processes[action](process), clock, `${action} of ${process}`);
  };
  const lifts = (): Promise<void>[] => [
    ...Array.from(plan.faults.keys(), (viewer) =>
      inTime(target.setFaults(viewer, []), clock, 'lifting faults'),
    ),
    ...Array.from(linked, (viewer) => inTime(target.setLink(viewer, null), clock, 'lifting a link')),
    ...Array.from(stopped, ([process, undo]) =>
      inTime(processes[undo](process), clock, `${undo} of ${process}`),
    ),
  ];
  try {
    for (const [viewer, rules] of plan.faults) {
      journal.write({ what: 'rule-set', viewer, rules });
      await inTime(target.setFaults(viewer, rules), clock, 'setting faults');
    }
    await Promise.race([begun(), stop]);
    const startMs = clock.now();
    for (const step of plan.steps) {
      await until(startMs + step.atMs, clock, stop);
      if (signal?.aborted === true) break;
      await take(step);
    }
    await until(startMs + plan.durationMs, clock, stop);
    // Strikes hang on requests, not on time: slower viewers still have theirs to come.
    await untilStruckOrQuiet(plan, setting, clock, stop);
  } finally {
    for (const each of await Promise.allSettled(lifts()))
      if (each.status === 'rejected') failures.push(String(each.reason));
    for (const message of failures) journal.write({ what: 'trouble', message });
    requests.see(await target.requests(), true);
  }
  return failures;
}

/** Until every strike was struck, or nobody has asked for anything for so long. */
async function untilStruckOrQuiet(
  { faults }: ReplayPlan,
  { target, signal }: ReplaySetting,
  clock: Clock,
  stop: Promise<void>,
): Promise<void> {
  const rules = [...faults.values()].flat();
  const ids = new Set(rules.map(({ id }) => id));
  const wanted = rules.reduce((sum, { timing }) => sum + (timing?.times ?? 0), 0);
  let count = -1;
  let quietSinceMs = clock.now();
  while (clock.now() - quietSinceMs < quietMs) {
    if (signal?.aborted === true) return;
    const requests = await target.requests();
    const struck = requests.flatMap((request) => request.faults.filter((id) => ids.has(id))).length;
    if (struck >= wanted) return;
    if (requests.length !== count) quietSinceMs = clock.now();
    count = requests.length;
    await until(clock.now() + 200, clock, stop);
  }
}

async function until(atMs: number, clock: Clock, stop: Promise<void>): Promise<void> {
  if (atMs <= clock.now()) return;
  let cancel = (): void => {};
  const due = new Promise<void>((resolve) => {
    cancel = clock.after(atMs - clock.now(), resolve);
  });
  await Promise.race([due, stop]);
  cancel();
}

function whenStopped(signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted === true) resolve();
    signal?.addEventListener('abort', () => resolve(), { once: true });
  });
}
