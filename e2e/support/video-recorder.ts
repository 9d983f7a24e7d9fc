import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { findFfmpeg } from '../../server/src/origin/titles/ffmpeg-path.js';

/**
 * A folder for `PLAYWRIGHT_BROWSERS_PATH` in which Playwright finds the ffmpeg that this machine has, as
 * `npx playwright install ffmpeg` would have put its own there. Playwright reads the variable when it is loaded.
 */
export async function videoRecorderIn(folder: string): Promise<string> {
  const list = createRequire(import.meta.url).resolve('playwright-core/package.json');
  const { browsers } = JSON.parse(await readFile(join(list, '../browsers.json'), 'utf8')) as {
    browsers: { name: string; revision: string }[];
  };
  const revision = browsers.find(({ name }) => name === 'ffmpeg')?.revision ?? '';
  const place = join(folder, 'playwright', `ffmpeg-${revision}`);
  await mkdir(place, { recursive: true });
  const program = join(place, process.platform === 'darwin' ? 'ffmpeg-mac' : 'ffmpeg-linux');
  await writeFile(program, `#!/bin/sh\nexec '${await findFfmpeg()}' "$@"\n`);
  await chmod(program, 0o755);
  return join(folder, 'playwright');
}
