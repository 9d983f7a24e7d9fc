import { open, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { LabInputError } from '../../sim/input-error.js';
import { readFragment } from '../mp4/read-fragment.js';
import type { TrackHead } from '../mp4/read-init.js';
import type { StoredSample } from '../mp4/sample.js';

/** The samples of a stored segment; only its headers are read. @throws LabInputError */
export async function readSegment(
  folder: string,
  file: string,
  head: TrackHead,
): Promise<readonly StoredSample[]> {
  const path = join(folder, file);
  try {
    const handle = await open(path);
    try {
      return await samplesOf(handle, file, head);
    } finally {
      await handle.close();
    }
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : String(cause);
    throw new LabInputError({
      file: path,
      problem: `it is no segment that can be read: ${said}`,
      remedy: 'Make the title again',
      cause,
    });
  }
}

async function samplesOf(
  handle: FileHandle,
  file: string,
  head: TrackHead,
): Promise<readonly StoredSample[]> {
  const { size } = await handle.stat();
  const samples: StoredSample[] = [];
  let at = 0;
  while (at < size) {
    const box = await boxHead(handle, at, size);
    if (box.type === 'moof') {
      const { buffer } = await handle.read(new Uint8Array(box.bytes), 0, box.bytes, at);
      samples.push(...readFragment(buffer, at, file, head));
    }
    at += box.bytes;
  }
  const last = samples.at(-1);
  if (last === undefined) throw new Error('there is no sample in it');
  if (last.offset + last.bytes > size) throw new Error('it ends before its last sample does');
  return samples;
}

async function boxHead(handle: FileHandle, at: number, size: number) {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(16), 0, 16, at);
  if (bytesRead < 8) throw new Error(`${bytesRead} bytes at ${at} are no box`);
  const short = buffer.readUInt32BE(0);
  const bytes = short === 1 ? Number(buffer.readBigUInt64BE(8)) : short === 0 ? size - at : short;
  if (bytes < 8 || at + bytes > size) throw new Error(`a box of ${bytes} bytes at ${at} does not fit`);
  return { type: buffer.toString('latin1', 4, 8), bytes };
}
