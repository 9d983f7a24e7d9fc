import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

const NAME = /^\.work-(\d+)$/;

/** A folder beside the titles for files that don't count yet, named by this process. */
export async function openWorkDir(out: string): Promise<string> {
  await mkdir(out, { recursive: true });
  await clearLeftovers(out);
  const path = join(out, `.work-${process.pid}`);
  await mkdir(path, { recursive: true });
  return path;
}

/** Working folders of runs that were killed. */
async function clearLeftovers(out: string): Promise<void> {
  for (const name of await readdir(out)) {
    const pid = Number(NAME.exec(name)?.[1]);
    if (pid > 0 && (pid === process.pid || !isAlive(pid))) {
      await rm(join(out, name), { recursive: true, force: true });
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
