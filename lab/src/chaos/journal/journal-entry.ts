import type { FaultRule, RequestEntry } from '../contract.js';
import type { Experiment } from '../experiment/experiment.js';
import type { MetricReading } from '../experiment/metric-names.js';
import type { Outcome, Phase } from '../experiment/run-state.js';
import type { LinkChange } from '../monkeys/disturbance.js';

export const journalKind = 'sv-chaos-journal';
export const journalSchema = 1;

/** The first line of a journal. */
export interface JournalHeader {
  readonly kind: typeof journalKind;
  readonly schema: typeof journalSchema;
  /** ISO 8601; the entries count from here. */
  readonly startedAt: string;
  /** What is run, its seed and all its draws; or what is replayed. */
  readonly experiment: Experiment;
  readonly mode: 'run' | 'dry-run' | 'replay';
  readonly versions: { readonly node: string; readonly lab: string };
}

/** What happened, was done or was seen. */
export type JournalEvent =
  | { readonly what: 'phase'; readonly phase: Phase }
  | { readonly what: 'viewer'; readonly viewer: string; readonly disturbed: boolean }
  | {
      readonly what: 'disturbance';
      readonly id: string;
      readonly begins: boolean;
      readonly inWords: string;
    }
  /** Of a dry run: what would happen, and how long after the disturbing began. */
  | {
      readonly what: 'would';
      readonly atSec: number;
      readonly id: string;
      readonly begins: boolean;
      readonly inWords: string;
    }
  /** All rules of the experiment that the viewer has from now on; none where they were taken away. */
  | { readonly what: 'rule-set'; readonly viewer: string; readonly rules: readonly FaultRule[] }
  | { readonly what: 'link'; readonly viewer: string; readonly change: LinkChange | null }
  | { readonly what: 'process'; readonly process: string; readonly action: ProcessStep }
  /** Struck or not: which of the same requests it was must be countable. Written when it ended. */
  | { readonly what: 'request'; readonly request: RequestEntry }
  | { readonly what: 'metrics'; readonly values: MetricReading }
  | { readonly what: 'trouble'; readonly message: string }
  | { readonly what: 'ended'; readonly outcome: Outcome };

export type ProcessStep = 'freeze' | 'resume' | 'kill' | 'restart';

/** `atMs` since the journal's start, by a monotonic clock. */
export type JournalEntry = JournalEvent & { readonly atMs: number };

export interface Journal {
  readonly header: JournalHeader;
  readonly entries: readonly JournalEntry[];
  /** Whether its last line was cut off: the writer crashed. */
  readonly isTorn: boolean;
}
