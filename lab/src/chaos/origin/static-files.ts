import { createReadStream } from 'node:fs';
import { open, realpath, type FileHandle } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import { LabInputError } from '../../sim/input-error.js';
import { bytesAnswer, complaint, type Answer } from '../faults/answer.js';
import { byteRange } from './byte-range.js';
import { mimeType } from './mime-types.js';
import type { Source } from './source.js';

/**
 * Files of a folder: ranges, HEAD, `index.html` of folders, nothing outside of it, not by links either.
 *
 * @throws LabInputError where there is no such folder
 */
export async function staticFiles(folder: string): Promise<Source> {
  const root = await existing(folder);
  return async ({ method, path, headers }) => {
    const file = await openInside(root, path);
    if (file === null) return null;
    if (method !== 'GET' && method !== 'HEAD') {
      await file.handle.close();
      const answer = complaint(405, `A file can be read by GET and HEAD, not by ${method}.`);
      return { ...answer, headers: { ...answer.headers, allow: 'GET, HEAD' } };
    }
    return fileAnswer(file, method, headers.range);
  };
}

async function existing(folder: string): Promise<string> {
  try {
    return await realpath(folder);
  } catch (cause) {
    throw new LabInputError({
      file: folder,
      problem: 'there is no such folder',
      remedy: 'Check the path; it counts from where the command was started',
      cause,
    });
  }
}

interface OpenFile {
  readonly handle: FileHandle;
  readonly path: string;
  readonly sizeBytes: number;
}

async function openInside(root: string, urlPath: string): Promise<OpenFile | null> {
  const name = decoded(urlPath.split(/[?#]/, 1)[0] ?? '');
  if (name === null || name.includes('\0') || name.split(/[\\/]/).includes('..')) return null;
  let handle: FileHandle | undefined;
  try {
    const wanted = join(root, name === '' || name.endsWith('/') ? `${name}index.html` : name);
    const path = await realpath(resolve(wanted));
    if (!path.startsWith(root.endsWith(sep) ? root : `${root}${sep}`)) return null;
    handle = await open(path, 'r');
    const stats = await handle.stat();
    if (stats.isFile()) return { handle, path, sizeBytes: stats.size };
    await handle.close();
  } catch {
    // There is no such file, or none that may be read.
    await handle?.close().catch(() => {});
  }
  return null;
}

async function fileAnswer(file: OpenFile, method: string, rangeHeader: string | undefined): Promise<Answer> {
  const { handle, path, sizeBytes } = file;
  const headers = { 'content-type': mimeType(path), 'accept-ranges': 'bytes' };
  const range = byteRange(rangeHeader, sizeBytes);
  if (range === 'unsatisfiable') {
    await handle.close();
    const answer = complaint(416, `The file has ${sizeBytes} bytes.`);
    return { ...answer, headers: { ...answer.headers, 'content-range': `bytes */${sizeBytes}` } };
  }
  const { first, last } = range ?? { first: 0, last: sizeBytes - 1 };
  const length = last - first + 1;
  const partly = range !== null && { 'content-range': `bytes ${first}-${last}/${sizeBytes}` };
  const status = range === null ? 200 : 206;
  if (length === 0 || method === 'HEAD') {
    await handle.close();
    return { ...bytesAnswer(status, { ...headers, ...partly }, Buffer.alloc(0)), sizeBytes: length };
  }
  const body = createReadStream('', { fd: handle, start: first, end: last });
  return { status, headers: { ...headers, ...partly }, body, sizeBytes: length };
}

function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}
