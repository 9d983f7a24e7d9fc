import type { Clock } from '../../../../src/base/clock.js';
import type { JournalSink } from '../journal/journal-writer.js';
import type { Disturbance, LinkChange } from '../monkeys/disturbance.js';
import { isWithinRadius } from './blast-radius.js';
import type { ChaosTarget } from './chaos-target.js';
import type { Experiment } from './experiment.js';
import { inTime, pause } from './in-time.js';
import { noProcesses } from './process-control.js';

/** Lifting is tried so often, with a pause between. */
const tries = 3;
const pauseMs = 200;

interface Touched {
  faults: boolean;
  link: boolean;
}

/**
 * Lays disturbances on the chosen viewers and lifts them. Whatever is about to be done is journalled first,
 * so that a journal which ends too early names everything that may still lie there.
 */
export class Disturber {
  readonly #experiment: Experiment;
  readonly #target: ChaosTarget;
  readonly #journal: JournalSink;
  readonly #clock: Clock;
  /** By viewer: whether they are disturbed, and what may lie on them. */
  readonly #viewers = new Map<string, { readonly chosen: boolean; readonly touched: Touched }>();
  readonly #stopped = new Map<string, 'freeze' | 'kill'>();
  #active: readonly Disturbance[] = [];

  constructor(experiment: Experiment, target: ChaosTarget, journal: JournalSink, clock: Clock) {
    this.#experiment = experiment;
    this.#target = target;
    this.#journal = journal;
    this.#clock = clock;
  }

  /** Takes in those who are new, and disturbs those of them that are to be. @throws what the target throws */
  async meet(viewers: readonly string[]): Promise<void> {
    const { seed, blastRadiusPct } = this.#experiment;
    const laying: Promise<void>[] = [];
    for (const viewer of viewers) {
      if (this.#viewers.has(viewer)) continue;
      const chosen = isWithinRadius(seed, viewer, blastRadiusPct);
      this.#viewers.set(viewer, { chosen, touched: { faults: false, link: false } });
      this.#journal.write({ what: 'viewer', viewer, disturbed: chosen });
      if (!chosen) continue;
      if (this.#active.some(({ act }) => act.kind === 'faults')) laying.push(this.#layFaults(viewer));
      if (this.#active.some(({ act }) => act.kind === 'link')) laying.push(this.#layLink(viewer));
    }
    await all(laying);
  }

  /** @throws what the target throws, or that it took too long */
  async begin(disturbance: Disturbance): Promise<void> {
    this.#active = this.#experiment.disturbances.filter(
      (each) => each === disturbance || this.#active.includes(each),
    );
    await this.#change(disturbance, true);
  }

  /** @throws what the target throws, or that it took too long */
  async end(disturbance: Disturbance): Promise<void> {
    this.#active = this.#active.filter((each) => each !== disturbance);
    await this.#change(disturbance, false);
  }

  /** Lifts all there is, each thing on its own. Resolves to what couldn't be lifted, in words. */
  async undoAll(): Promise<readonly string[]> {
    this.#active = [];
    const failures: string[] = [];
    const attempt = async (what: string, lift: () => Promise<void>): Promise<void> => {
      const failure = await this.#insist(lift);
      if (failure !== null) failures.push(`${what}: ${failure}`);
    };
    const attempts = Array.from(this.#stopped.keys(), (process) =>
      attempt(`The process ${process} may still be stopped`, () => this.#letGo(process)),
    );
    for (const [viewer, { touched }] of this.#viewers) {
      if (touched.faults)
        attempts.push(attempt(`${viewer} may still have faults`, () => this.#layFaults(viewer)));
      if (touched.link)
        attempts.push(attempt(`${viewer} may still have another link`, () => this.#layLink(viewer)));
    }
    await Promise.all(attempts);
    return failures;
  }

  async #change(disturbance: Disturbance, begins: boolean): Promise<void> {
    const { id, act, inWords } = disturbance;
    this.#journal.write({ what: 'disturbance', id, begins, inWords });
    if (act.kind === 'process') {
      if (begins) await this.#stop(act.process, act.action);
      else await this.#letGo(act.process);
      return;
    }
    const chosen = [...this.#viewers].flatMap(([viewer, each]) => (each.chosen ? [viewer] : []));
    await all(
      chosen.map((viewer) => (act.kind === 'faults' ? this.#layFaults(viewer) : this.#layLink(viewer))),
    );
  }

  async #layFaults(viewer: string): Promise<void> {
    const rules = this.#active.flatMap(({ act }) => (act.kind === 'faults' ? act.rules : []));
    const touched = this.#viewers.get(viewer)?.touched;
    // True from before the try: one that fails may have reached the target all the same.
    if (touched && rules.length > 0) touched.faults = true;
    this.#journal.write({ what: 'rule-set', viewer, rules });
    await inTime(this.#target.setFaults(viewer, rules), this.#clock, `setting the faults of ${viewer}`);
    if (touched && rules.length === 0) touched.faults = false;
  }

  async #layLink(viewer: string): Promise<void> {
    const change = joined(this.#active.flatMap(({ act }) => (act.kind === 'link' ? [act.change] : [])));
    const touched = this.#viewers.get(viewer)?.touched;
    if (touched && change !== null) touched.link = true;
    this.#journal.write({ what: 'link', viewer, change });
    await inTime(this.#target.setLink(viewer, change), this.#clock, `setting the link of ${viewer}`);
    if (touched && change === null) touched.link = false;
  }

  async #stop(process: string, action: 'freeze' | 'kill'): Promise<void> {
    // A process can be stopped once; another disturbance of it only keeps it so.
    if (this.#stopped.has(process)) return;
    this.#stopped.set(process, action);
    this.#journal.write({ what: 'process', process, action });
    const { processes = noProcesses } = this.#target;
    await inTime(processes[action](process), this.#clock, `${action} of the process ${process}`);
  }

  async #letGo(process: string): Promise<void> {
    const action = this.#stopped.get(process);
    const isHeld = this.#active.some(({ act }) => act.kind === 'process' && act.process === process);
    if (action === undefined || isHeld) return;
    const undo = action === 'freeze' ? 'resume' : 'restart';
    this.#journal.write({ what: 'process', process, action: undo });
    const { processes = noProcesses } = this.#target;
    await inTime(processes[undo](process), this.#clock, `${undo} of the process ${process}`);
    this.#stopped.delete(process);
  }

  /** Null once it worked, else what went wrong the last time. */
  async #insist(lift: () => Promise<void>): Promise<string | null> {
    let failure = '';
    for (let attempt = 0; attempt < tries; attempt++) {
      if (attempt > 0) await pause(pauseMs, this.#clock);
      try {
        await lift();
        return null;
      } catch (error) {
        failure = error instanceof Error ? error.message : String(error);
      }
    }
    return failure;
  }
}

/** Waits for all, also where one fails: what comes later must not be overtaken by what is still under way. */
async function all(promises: readonly Promise<void>[]): Promise<void> {
  const settled = await Promise.allSettled(promises);
  const failed = settled.find((each) => each.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}

function joined(changes: readonly LinkChange[]): LinkChange | null {
  if (changes.length === 0) return null;
  return {
    addLatencyMs: changes.reduce((sum, { addLatencyMs }) => sum + addLatencyMs, 0),
    kbpsShare: changes.reduce((product, { kbpsShare }) => product * kbpsShare, 1),
  };
}
