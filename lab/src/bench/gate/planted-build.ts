import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PlantName } from './planted-abr.js';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/**
 * A folder that stands for a built package: the player's sources, whose default controller is taken over by
 * a plant's.
 */
export async function plantedBuild(
  parent: string,
  plant: PlantName,
  side: 'base' | 'spoilt',
): Promise<string> {
  const folder = join(parent, `${plant}-${side}`);
  const controllers = here('./planted-abr.ts');
  // Pages are kept by what they are made of; the controllers lie outside of this folder.
  const made = createHash('sha256')
    .update(await readFile(controllers))
    .digest('hex');
  await mkdir(join(folder, 'dist'), { recursive: true });
  await writeFile(
    join(folder, 'dist/element.js'),
    `// ${made}
import ${JSON.stringify(here('../../../../player/define.ts'))};
import { registerAbr } from ${JSON.stringify(here('../../../../src/abr/index.ts'))};
import { plants } from ${JSON.stringify(controllers)};
registerAbr('hybrid', plants.${plant}.${side});
`,
  );
  return folder;
}
