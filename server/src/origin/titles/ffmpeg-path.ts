import { execFile } from 'node:child_process';
import { chmod, copyFile, mkdtemp } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** No ffmpeg that can make the titles; `message` is the one sentence to print. */
export class NoFfmpegError extends Error {
  override readonly name = 'NoFfmpegError';
}

/**
 * The ffmpeg to use: the PATH's where it has x264 and AAC, else the one that ships inside
 * `@ffmpeg-installer`.
 *
 * @throws NoFfmpegError when there is neither.
 */
export async function findFfmpeg(): Promise<string> {
  if (await canEncode('ffmpeg')) return 'ffmpeg';
  const packaged = packagedFfmpeg();
  if (packaged !== null) {
    const runnable = await makeRunnable(packaged);
    if (await canEncode(runnable)) return runnable;
  }
  throw new NoFfmpegError(
    `No ffmpeg with libx264 and aac was found for ${process.platform}-${process.arch}, neither on the PATH nor in node_modules: install one and start again.`,
  );
}

async function canEncode(ffmpeg: string): Promise<boolean> {
  try {
    const { stdout } = await execute(ffmpeg, ['-hide_banner', '-encoders']);
    return /\blibx264\b/.test(stdout) && /\baac\b/.test(stdout);
  } catch {
    return false;
  }
}

function packagedFfmpeg(): string | null {
  try {
    const installed: unknown = createRequire(import.meta.url)('@ffmpeg-installer/ffmpeg');
    if (typeof installed !== 'object' || installed === null || !('path' in installed)) return null;
    return typeof installed.path === 'string' ? installed.path : null;
  } catch {
    return null;
  }
}

/** The package sets the run bit in an install script, which may not have been run. */
async function makeRunnable(ffmpeg: string): Promise<string> {
  try {
    await chmod(ffmpeg, 0o755);
    return ffmpeg;
  } catch {
    const copy = join(await mkdtemp(join(tmpdir(), 'sv-ffmpeg-')), basename(ffmpeg));
    await copyFile(ffmpeg, copy);
    await chmod(copy, 0o755);
    return copy;
  }
}
