import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { playerNames, players } from './players.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** The versions of the packages that the pages hold, by package name. */
export async function readVersions(svPlayer?: string): Promise<Readonly<Record<string, string>>> {
  const versions: Record<string, string> = {};
  for (const name of playerNames) {
    const { packageName } = players[name];
    const folder = packageName === 'sv-player' ? (svPlayer ?? root) : join(root, 'node_modules', packageName);
    versions[packageName] = await versionIn(folder);
  }
  return versions;
}

async function versionIn(folder: string): Promise<string> {
  try {
    const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as {
      version?: string;
    };
    return version ?? '';
  } catch {
    return '';
  }
}
