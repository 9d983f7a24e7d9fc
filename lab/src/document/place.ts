import { LabInputError } from '../sim/input-error.js';

export type Path = readonly (string | number)[];

/** A value somewhere in a document, with what is needed to say where. */
export interface Place {
  readonly file: string;
  readonly path: Path;
  readonly value: unknown;
  /** Counted from 1; undefined where the document has no lines. */
  readonly lineOf: (path: Path) => number | undefined;
}

/** The place of a key or an item within another. */
export function within(at: Place, key: string | number, value: unknown): Place {
  return { ...at, path: [...at.path, key], value };
}

/** The error for a place. @param remedy what to do, without its full stop, as for `LabInputError` */
export function refusal(at: Place, problem: string, remedy: string): LabInputError {
  const line = at.lineOf(at.path);
  const path = inCode(at.path);
  const where = [line === undefined ? '' : `line ${line}`, path].filter(Boolean).join(', ');
  return new LabInputError({ file: at.file, ...(where !== '' && { where }), problem, remedy });
}

/** As one would write it in code: `monkeys[1].delayMs`. */
function inCode(path: Path): string {
  return path
    .map((key, index) => (typeof key === 'number' ? `[${key}]` : `${index === 0 ? '' : '.'}${key}`))
    .join('');
}
