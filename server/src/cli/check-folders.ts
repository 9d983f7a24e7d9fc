import { constants } from 'node:fs';
import { access, mkdir, stat } from 'node:fs/promises';
import type { ServerOptions } from '../server-options.js';
import { errorCode, StartError } from '../start-error.js';

/**
 * Makes the data folder and looks at the others. Titles and demo may be missing: they may come later.
 *
 * @throws StartError in one sentence.
 */
export async function checkFolders(options: ServerOptions): Promise<void> {
  await makeWritable('--data', options.data);
  await expectFolder('--titles', options.titles, 'may be missing');
  await expectFolder('--demo', options.demo, 'may be missing');
  if (options.extra !== undefined) await expectFolder('--extra', options.extra, 'must exist');
}

async function makeWritable(flag: string, folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new StartError(
      `${flag} ${folder} can't be written to (${errorCode(error) ?? 'unknown reason'}); give a folder that can.`,
      { cause: error },
    );
  }
}

async function expectFolder(
  flag: string,
  folder: string,
  missing: 'may be missing' | 'must exist',
): Promise<void> {
  let found;
  try {
    found = await stat(folder);
  } catch (error) {
    if (errorCode(error) === 'ENOENT' && missing === 'may be missing') return;
    throw new StartError(`${flag} ${folder} can't be read (${errorCode(error) ?? 'unknown reason'}).`, {
      cause: error,
    });
  }
  if (!found.isDirectory()) throw new StartError(`${flag} ${folder} is a file; it must be a folder.`);
}
