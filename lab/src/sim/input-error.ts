import { describe } from '../../../src/base/sv-error.js';

export interface InputFault {
  /** The path as the user gave it, or as it was found. */
  readonly file: string;
  /** Line, trace, point, column: as near as is known. */
  readonly where?: string;
  /** What is wrong, as a sentence without its full stop. */
  readonly problem: string;
  /** What to do about it, likewise. */
  readonly remedy: string;
  readonly cause?: unknown;
}

/** A file that the lab was given and can't use. The message names the file, the place, the fault and a way out. */
export class LabInputError extends Error {
  override readonly name = 'LabInputError';
  readonly file: string;
  readonly where: string | undefined;

  constructor({ file, where, problem, remedy, cause }: InputFault) {
    const place = where === undefined ? file : `${file}, ${where}`;
    super(`${place}: ${problem}. ${remedy}.`, cause === undefined ? undefined : { cause });
    this.file = file;
    this.where = where;
  }
}

/** Makes the error for one place, once what is wrong there is known. */
export type FaultAt = (problem: string, remedy: string) => LabInputError;

/** A short rendering of a value that shouldn't be there. */
export function shown(value: unknown): string {
  return value === undefined ? 'missing' : describe(value);
}
