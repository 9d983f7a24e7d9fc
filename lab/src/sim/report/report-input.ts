import type { Experiment } from '../run/experiment.js';
import type { ShownSession } from '../run/representative.js';
import type { SimReport } from '../run/sim-report.js';

/** All that the pictures need. */
export interface ReportInput {
  readonly report: SimReport;
  readonly experiment: Experiment;
  readonly sessions: readonly ShownSession[];
}
