import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { StoredSample } from '../mp4/sample.js';

/** Bytes that lie in one piece in a file. */
interface Stretch {
  readonly file: string;
  readonly offset: number;
  bytes: number;
}

/**
 * The media data of some samples, one after another, into `target` from `at` on.
 * @throws Error where a file is gone or has become shorter.
 */
export async function readSamples(
  folder: string,
  samples: readonly StoredSample[],
  target: Uint8Array,
  at: number,
): Promise<void> {
  let to = at;
  for (const { file, offset, bytes } of stretches(samples)) {
    const handle = await open(join(folder, file));
    try {
      const { bytesRead } = await handle.read(target, to, bytes, offset);
      if (bytesRead !== bytes)
        throw new Error(`${join(folder, file)} has become shorter: make the title again and start anew.`);
    } finally {
      await handle.close();
    }
    to += bytes;
  }
}

function stretches(samples: readonly StoredSample[]): readonly Stretch[] {
  const found: Stretch[] = [];
  for (const { file, offset, bytes } of samples) {
    const last = found.at(-1);
    if (last?.file === file && last.offset + last.bytes === offset) last.bytes += bytes;
    else found.push({ file, offset, bytes });
  }
  return found;
}
