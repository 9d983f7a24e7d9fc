import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './run.mjs';

async function newestMs(path) {
  const entry = await stat(path).catch(() => null);
  if (!entry) return 0;
  if (!entry.isDirectory()) return entry.mtimeMs;
  const inside = await readdir(path);
  const times = await Promise.all(inside.map((name) => newestMs(join(path, name))));
  // The folder's own time tells of files that were removed.
  return Math.max(entry.mtimeMs, ...times);
}

/** Is the file `made` newer than everything in `from`? Paths from the checkout's root. */
export async function isUpToDate(made, from) {
  const result = await stat(join(root, made)).catch(() => null);
  if (!result) return false;
  const times = await Promise.all(from.map((path) => newestMs(join(root, path))));
  return times.every((time) => time < result.mtimeMs);
}
