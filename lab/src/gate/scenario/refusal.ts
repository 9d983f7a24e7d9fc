import { LabInputError } from '../../sim/input-error.js';
import { UsageError } from '../../sim/run/usage-error.js';

/** The complaint about a scenario, which is left out for it. @throws what is no mistake in what was given. */
export function asRefusal(error: unknown): LabInputError {
  if (error instanceof LabInputError) return error;
  throw error;
}

/** Where nothing is left to play. @throws LabInputError for one complaint, UsageError for several, a line each. */
export function refuseAll(refused: readonly LabInputError[]): never {
  const [only, ...others] = refused;
  if (only !== undefined && others.length === 0) throw only;
  throw new UsageError(
    `None of the scenarios can be played:\n${refused.map(({ message }) => `  ${message}`).join('\n')}`,
  );
}
