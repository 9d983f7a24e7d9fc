import type { JournalSink } from '../journal/journal-writer.js';
import type { Disturbance } from '../monkeys/disturbance.js';
import { isWithinRadius } from './blast-radius.js';
import type { Experiment } from './experiment.js';

interface Step {
  readonly atSec: number;
  readonly begins: boolean;
  readonly disturbance: Disturbance;
}

/** Journals what an experiment would do, and to which of these viewers; does nothing. Resolves to the same in words. */
export function dryRun(
  experiment: Experiment,
  viewers: readonly string[],
  journal: JournalSink,
): readonly string[] {
  const lines: string[] = [];
  for (const viewer of viewers) {
    const disturbed = isWithinRadius(experiment.seed, viewer, experiment.blastRadiusPct);
    journal.write({ what: 'viewer', viewer, disturbed });
    lines.push(`  ${viewer} would ${disturbed ? '' : 'not '}be disturbed`);
  }
  for (const { atSec, begins, disturbance } of stepsOf(experiment)) {
    const { id, inWords } = disturbance;
    journal.write({ what: 'would', atSec, begins, id, inWords });
    lines.push(`  ${atSec.toFixed(1).padStart(7)} s  ${begins ? `${id}: ${inWords}` : `${id} ends`}`);
  }
  return lines;
}

function stepsOf({ disturbances }: Experiment): readonly Step[] {
  return disturbances
    .flatMap((disturbance): Step[] => [
      { atSec: disturbance.fromSec, begins: true, disturbance },
      { atSec: disturbance.toSec, begins: false, disturbance },
    ])
    .sort((one, other) => one.atSec - other.atSec);
}
