import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout whose sources run; null where the lab was built and installed as a package. */
export const checkout: string | null = import.meta.url.endsWith('.ts')
  ? fileURLToPath(new URL('../../../', import.meta.url))
  : null;

/** Where the lab keeps what is slow to make, as tools do: of the checkout, or of the project it's used in. */
export const cacheFolder = join(checkout ?? projectOf(process.cwd()), 'node_modules/.cache/sv-lab');

/** The nearest folder with a package.json, upwards; `folder` itself where there is none. */
function projectOf(folder: string): string {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, 'package.json'))) return at;
    if (at === dirname(at)) return folder;
  }
}
