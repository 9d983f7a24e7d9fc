import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { errorCode } from '../../start-error.js';

/**
 * The secret that guests' tokens are signed with where none was given: made once and kept in the data folder,
 * readable by this user alone, so that a restart throws nobody out.
 */
export async function guestSecret(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
  }
  const secret = randomBytes(32);
  await writeFile(file, secret, { mode: 0o600, flag: 'wx' });
  return secret;
}
