import { execFile } from 'node:child_process';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

/** What `main.js` is made of; making titles is a program of its own, which no test here runs. */
const SOURCES = ['server/src', 'src/base', 'src/wire', 'src/party/room', 'src/party/text'];
const TITLES = join('origin', 'titles');
const BUILT = 'server/dist/main.js';
const LOCK = join(tmpdir(), 'sv-server-build.lock');
/** A lock older than this was left by a run that died. */
const LOCK_LIFE_MS = 60_000;

/** Builds the server if its sources are newer than what is built. Test files run side by side: one builds. */
export async function ensureBuilt(): Promise<void> {
  while (await isStale()) {
    if (await takeLock()) {
      try {
        if (await isStale()) await build();
      } finally {
        await rm(LOCK, { recursive: true, force: true });
      }
    } else {
      await sleep(200);
    }
  }
}

async function build(): Promise<void> {
  const vite = join('node_modules', 'vite', 'bin', 'vite.js');
  await promisify(execFile)(process.execPath, [vite, 'build', '--config', 'server/vite.config.ts']);
}

async function isStale(): Promise<boolean> {
  const builtMs = await changedMs(BUILT);
  for (const folder of SOURCES) {
    for (const name of await readdir(folder, { recursive: true })) {
      if (name.startsWith(TITLES)) continue;
      if ((await changedMs(join(folder, name))) > builtMs) return true;
    }
  }
  return false;
}

async function changedMs(path: string): Promise<number> {
  return stat(path).then(
    (found) => (found.isFile() ? found.mtimeMs : 0),
    () => 0,
  );
}

async function takeLock(): Promise<boolean> {
  try {
    await mkdir(LOCK);
    return true;
  } catch {
    const takenMs = await stat(LOCK).then(
      (found) => found.mtimeMs,
      () => Date.now(),
    );
    if (Date.now() - takenMs > LOCK_LIFE_MS) await rm(LOCK, { recursive: true, force: true });
    return false;
  }
}
