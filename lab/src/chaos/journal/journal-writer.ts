import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { systemClock, type Clock } from '../../../../src/base/clock.js';
import type { Experiment } from '../experiment/experiment.js';
import { LabInputError } from '../../sim/input-error.js';
import { labVersion } from './lab-version.js';
import {
  journalKind,
  journalSchema,
  type JournalEntry,
  type JournalEvent,
  type JournalHeader,
} from './journal-entry.js';

/** Where a run tells what it does. */
export interface JournalSink {
  write(event: JournalEvent): void;
}

/** For runs that nobody wants a journal of. */
export const noJournal: JournalSink = { write: () => {} };

export function journalHeader(
  experiment: Experiment,
  mode: JournalHeader['mode'],
  startedAt: Date,
): JournalHeader {
  return {
    kind: journalKind,
    schema: journalSchema,
    startedAt: startedAt.toISOString(),
    experiment,
    mode,
    versions: { node: process.versions.node, lab: labVersion() },
  };
}

/**
 * A journal in a new file, a line of JSON for each entry. A line is with the system when `write` returns, so
 * a crash of this process loses none; what was written is on the disk once a run ended.
 */
export class JournalFile implements JournalSink {
  readonly #file: number;
  readonly #clock: Clock;
  readonly #startMs: number;
  #open = true;

  /** @throws LabInputError where the file exists (a journal is never written over) or can't be made */
  constructor(file: string, header: JournalHeader, clock: Clock = systemClock) {
    try {
      this.#file = openSync(file, 'ax');
    } catch (cause) {
      const exists = (cause as NodeJS.ErrnoException).code === 'EEXIST';
      throw new LabInputError({
        file,
        problem: exists ? 'there is a journal already' : "the journal can't be written here",
        remedy: exists ? 'Give another name, or move it away' : 'Give a path in a folder that exists',
        cause,
      });
    }
    this.#clock = clock;
    this.#startMs = clock.now();
    writeSync(this.#file, `${JSON.stringify(header)}\n`);
  }

  write(event: JournalEvent): void {
    if (!this.#open) return;
    const entry: JournalEntry = { atMs: Math.round(this.#clock.now() - this.#startMs), ...event };
    writeSync(this.#file, `${JSON.stringify(entry)}\n`);
    if (event.what === 'ended') fsyncSync(this.#file);
  }

  close(): void {
    if (!this.#open) return;
    this.#open = false;
    closeSync(this.#file);
  }
}
