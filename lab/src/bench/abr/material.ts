import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { titlesFor, tracesFor } from '../../cli/sim-input.js';
import { syntheticFamilies } from '../../sim/network/synthetic/link-family.js';
import type { Trace } from '../../sim/network/trace.js';
import type { Title } from '../../sim/title/title.js';

const shared = fileURLToPath(new URL('../../../../../shared', import.meta.url));

export interface Material {
  readonly traces: readonly Trace[];
  readonly titles: readonly Title[];
  readonly words: string;
}

/**
 * The recorded networks and titles beside the repository where they are, of the split that nothing was tuned
 * on; else made-up ones.
 */
export async function benchMaterial({
  limit,
  synthetic,
}: {
  limit: number;
  synthetic: number;
}): Promise<Material> {
  const recorded = join(shared, 'traces');
  const tables = join(shared, 'videos');
  const traces = existsSync(recorded)
    ? await tracesFor({ traces: [recorded], synthetic: [], split: 'val', limit })
    : await tracesFor({
        traces: [],
        synthetic: syntheticFamilies.map((family) => ({ family, count: synthetic, seed: 1 })),
        limit,
      });
  const videos = existsSync(tables)
    ? (await readdir(tables)).filter((name) => name.endsWith('.json')).sort()
    : [];
  const titles = await titlesFor({ videos: videos.map((name) => join(tables, name)) });
  return {
    traces,
    titles,
    words: `${existsSync(recorded) ? 'recorded networks (val)' : 'made-up networks'}, ${videos.length > 0 ? 'titles with real sizes' : 'made-up titles'}`,
  };
}
