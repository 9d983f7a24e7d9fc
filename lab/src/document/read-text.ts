import { readFile } from 'node:fs/promises';
import { LabInputError } from '../sim/input-error.js';

/**
 * A file's text.
 * @param remedy what to give instead, as a sentence without its full stop
 * @throws LabInputError where it can't be read
 */
export async function readText(file: string, remedy: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new LabInputError({ file, problem: "it can't be read", remedy, cause });
  }
}
