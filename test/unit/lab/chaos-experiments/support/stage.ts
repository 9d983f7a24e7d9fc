import type { Experiment } from '../../../../../lab/src/chaos/experiment/experiment.js';
import type { MetricReading, MetricSource } from '../../../../../lab/src/chaos/experiment/metric-names.js';
import { runExperiment, type RunResult } from '../../../../../lab/src/chaos/experiment/run-experiment.js';
import { MemoryJournal } from '../../../../../lab/src/chaos/journal/memory-journal.js';
import type { JournalSink } from '../../../../../lab/src/chaos/journal/journal-writer.js';
import { HandClock } from '../../../qoe/support/hand-clock.js';
import { FakeTarget } from './fake-target.js';

/** A run of an experiment on a clock that only the test moves. */
export class Stage {
  readonly clock = new HandClock();
  readonly journal: MemoryJournal;
  readonly stopping = new AbortController();
  readonly target: FakeTarget;
  /** What the next looks see; a function may throw or never settle. */
  reading: MetricReading | (() => Promise<MetricReading>) = { rebufferPct: 0, stallSec: 0, fatalShare: 0 };
  result: RunResult | Error | null = null;

  constructor(viewers: readonly string[], next?: JournalSink) {
    this.target = new FakeTarget(viewers);
    this.journal = new MemoryJournal(next, this.clock);
  }

  start(experiment: Experiment): void {
    const metrics: MetricSource = {
      names: ['rebufferPct', 'stallSec', 'fatalShare'],
      read: async () => (typeof this.reading === 'function' ? this.reading() : this.reading),
    };
    const { target, journal, clock } = this;
    runExperiment(experiment, { target, metrics, journal, clock, signal: this.stopping.signal }).then(
      (result) => (this.result = result),
      (error: unknown) => (this.result = error as Error),
    );
  }

  /** Lets time go by, and everything that waits for it happen. */
  async pass(sec: number): Promise<void> {
    for (let left = Math.round(sec * 1000); left > 0; left -= 100) {
      await settled();
      this.clock.advance(Math.min(100, left));
    }
    await settled();
  }

  get phases(): readonly string[] {
    return this.journal.entries.flatMap((entry) => (entry.what === 'phase' ? [entry.phase] : []));
  }
}

export async function settled(): Promise<void> {
  await new Promise((resolve) => {
    setImmediate(resolve);
  });
}
