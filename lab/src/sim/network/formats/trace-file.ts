import { createReadStream } from 'node:fs';
import { open, readFile, stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { createInterface } from 'node:readline';
import { LabInputError } from '../../input-error.js';

/** What a trace takes from elsewhere where its file doesn't say. */
export interface TraceDefaults {
  readonly latencyMs: number;
  /** Of a file that holds one trace and has no name for its data set. */
  readonly dataset?: string;
}

/** Enough to tell the formats apart, whatever the file's size. */
const headBytes = 64 * 1024;

/** V8 holds no string of 2^29 characters or more; a little room is left. */
const longestTextBytes = 500_000_000;

/** One file of traces: its beginning, its lines one by one, or its whole text. */
export class TraceFile {
  readonly path: string;
  /** The first 64 kB. */
  readonly head: string;

  private constructor(path: string, head: string) {
    this.path = path;
    this.head = head;
  }

  static async open(path: string): Promise<TraceFile> {
    const handle = await open(path, 'r');
    try {
      const buffer = Buffer.alloc(headBytes);
      const { bytesRead } = await handle.read(buffer, 0, headBytes, 0);
      return new TraceFile(path, withoutMark(buffer.toString('utf8', 0, bytesRead)));
    } finally {
      await handle.close();
    }
  }

  /** The file's name without its extension. */
  get stem(): string {
    return basename(this.path, extname(this.path));
  }

  /** Numbered from 1, trimmed, the empty ones and comments (`#`) left out. */
  async *lines(): AsyncGenerator<{ readonly number: number; readonly text: string }> {
    const input = createReadStream(this.path, 'utf8');
    let number = 0;
    try {
      for await (const line of createInterface({ input, crlfDelay: Infinity })) {
        number += 1;
        const text = (number === 1 ? withoutMark(line) : line).trim();
        if (text !== '' && !text.startsWith('#')) yield { number, text };
      }
    } finally {
      input.destroy();
    }
  }

  async text(): Promise<string> {
    const { size } = await stat(this.path);
    if (size > longestTextBytes)
      throw new LabInputError({
        file: this.path,
        problem: `it has ${Math.round(size / 1e6)} MB, too many to be read as one JSON value`,
        remedy: 'Write one trace a line without the brackets and commas around them (NDJSON), or split it',
      });
    return withoutMark(await readFile(this.path, 'utf8'));
  }
}

/** Some editors begin a file with a byte order mark. */
function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}
