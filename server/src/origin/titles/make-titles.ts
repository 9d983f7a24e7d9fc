import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { OptionError, titleOptions, type TitleOptions } from './cli-options.js';
import { findFfmpeg, NoFfmpegError } from './ffmpeg-path.js';
import { isMade, makeTitle, workOf } from './make-title.js';
import { Progress } from './progress.js';
import { TitleFolder } from './title-folder.js';
import { openWorkDir } from './work-dir.js';

const EXIT_USAGE = 2;
const EXIT_INTERRUPTED = 130;

/** Makes the titles that are missing, one after another. @throws OptionError, NoFfmpegError, or what failed. */
async function makeTitles({ out, recipes }: TitleOptions, signal: AbortSignal): Promise<void> {
  const workDir = await openWorkDir(out);
  try {
    const missing = [];
    for (const recipe of recipes) {
      const folder = new TitleFolder(join(out, recipe.id), workDir);
      if (!(await isMade(recipe, folder))) missing.push({ recipe, folder });
    }
    if (missing.length === 0) return;

    const ffmpeg = await findFfmpeg();
    const startedMs = performance.now();
    const progress = new Progress(
      missing.reduce((sum, { recipe }) => sum + workOf(recipe), 0),
      process.stdout,
    );
    for (const { recipe, folder } of missing) {
      await makeTitle(recipe, folder, { ffmpeg, workDir, signal, progress });
    }
    const names = missing.map(({ recipe }) => recipe.id).join(' and ');
    progress.end(`Sample titles made: ${names}, in ${Math.round((performance.now() - startedMs) / 1000)} s.`);
  } finally {
    await rm(workDir, { recursive: true, force: true });
  }
}

const interrupted = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    interrupted.abort();
  });
}

try {
  await makeTitles(titleOptions(process.argv.slice(2)), interrupted.signal);
} catch (error) {
  if (interrupted.signal.aborted) {
    console.error('\nInterrupted: what is finished is kept, the rest is made next time.');
    process.exitCode = EXIT_INTERRUPTED;
  } else if (error instanceof OptionError || error instanceof NoFfmpegError) {
    console.error(error.message);
    process.exitCode = EXIT_USAGE;
  } else throw error;
}
