import {
  mkdir,
  open,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  truncate,
  writeFile,
  type FileHandle,
} from 'node:fs/promises';
import { join } from 'node:path';
import { NoRoom } from '../store-faults.js';

/** A file of the log is closed when it has grown to this; one that was read to its end is deleted. */
const FILE_BYTES = 16_000_000;
/** Looked through at a time for the last line end. */
const READ_BYTES = 1_000_000;
const CURSOR = 'read-to.json';
const LOG_FILE = /^(\d{12})\.log$/;

/** A place in the log: the number of a file, and bytes into it. */
export interface Place {
  readonly file: number;
  readonly offset: number;
}

/** What {@link Spool.read} gives. */
export interface Read {
  readonly lines: readonly string[];
  /** Where the next one begins; until {@link Spool.advance} is told so, the same is read again. */
  readonly next: Place;
}

interface LogFile {
  readonly number: number;
  bytes: number;
}

/**
 * A log of lines on disk, appended at one end and read in order from the other. A line is there once `append` has
 * resolved, whatever happens to the process; one may be read again after a restart. Calls to `append` must not
 * overlap, nor may `read` and `advance`.
 */
export class Spool {
  readonly #folder: string;
  readonly #mostBytes: number;
  /** Oldest first; the last one is written to. Never empty once open. */
  #files: LogFile[] = [];
  #writing: FileHandle | null = null;
  #place: Place = { file: 0, offset: 0 };

  private constructor(folder: string, mostBytes: number) {
    this.#folder = folder;
    this.#mostBytes = mostBytes;
  }

  /** @param mostBytes what may wait; more is refused */
  static async open(folder: string, mostBytes: number): Promise<Spool> {
    const spool = new Spool(folder, mostBytes);
    await spool.#open();
    return spool;
  }

  get waitingBytes(): number {
    const all = this.#files.reduce((bytes, file) => bytes + file.bytes, 0);
    return all - this.#place.offset;
  }

  /**
   * Resolves when the lines are on disk: where they end.
   *
   * @param lines without line ends
   * @throws NoRoom when too much waits already, or what the disk says; then none is there
   */
  async append(lines: readonly string[]): Promise<Place> {
    const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''));
    if (this.waitingBytes + bytes.length > this.#mostBytes) {
      throw new NoRoom('Too much waits on disk for a sink that takes nothing.');
    }
    const file = await this.#fileToWrite();
    const writing = this.#writing;
    if (writing === null) throw new Error('The log is closed.');
    try {
      // A disk that has become full takes a part of it, and says so only at the next attempt.
      for (let at = 0; at < bytes.length;) {
        const { bytesWritten } = await writing.write(bytes, at, bytes.length - at, file.bytes + at);
        at += bytesWritten;
      }
      await writing.datasync();
    } catch (error) {
      // What was half written is cut off, now or at the next opening.
      await writing.truncate(file.bytes).catch(() => undefined);
      throw error;
    }
    file.bytes += bytes.length;
    return { file: file.number, offset: file.bytes };
  }

  /** Whole lines from where it was read to, at least one; none when nothing waits. */
  async read(mostBytes: number): Promise<Read> {
    this.#skipReadFiles();
    const { file, offset } = this.#place;
    const known = this.#files.find(({ number }) => number === file);
    const waiting = (known?.bytes ?? 0) - offset;
    if (known === undefined || waiting <= 0) return { lines: [], next: this.#place };
    const text = await this.#bytes(known, offset, mostBytes);
    const lines: string[] = [];
    let at = 0;
    for (let end = text.indexOf(0x0a); end !== -1; end = text.indexOf(0x0a, at)) {
      lines.push(text.toString('utf8', at, end));
      at = end + 1;
    }
    return { lines, next: { file, offset: offset + at } };
  }

  /** What lies before is done with, and is not read again. */
  async advance(next: Place): Promise<void> {
    this.#place = next;
    const path = join(this.#folder, CURSOR);
    await writeFile(`${path}.new`, JSON.stringify(next));
    await rename(`${path}.new`, path);
    while (this.#files.length > 1 && (this.#files[0]?.number ?? next.file) < next.file) {
      const done = this.#files.shift();
      if (done !== undefined) await rm(this.#path(done.number), { force: true });
    }
  }

  /** Where nothing waits, nothing of what was read stays on disk. Not to be called beside the others. */
  async clear(): Promise<void> {
    const last = this.#files.at(-1);
    if (this.waitingBytes > 0 || last === undefined || last.bytes === 0) return;
    const next = await this.#nextFile();
    await this.advance({ file: next.number, offset: 0 });
  }

  async close(): Promise<void> {
    await this.#writing?.close();
    this.#writing = null;
  }

  async #open(): Promise<void> {
    await mkdir(this.#folder, { recursive: true });
    this.#place = await this.#readCursor();
    const numbers = (await readdir(this.#folder))
      .map((name) => Number(LOG_FILE.exec(name)?.[1]))
      .filter((number) => !Number.isNaN(number))
      .sort((one, other) => one - other);
    for (const number of numbers) {
      if (number < this.#place.file) await rm(this.#path(number), { force: true });
      else this.#files.push({ number, bytes: await this.#wholeLines(number) });
    }
    const [oldest] = this.#files;
    if (oldest === undefined) this.#files = [{ number: this.#place.file, bytes: 0 }];
    else if (oldest.number > this.#place.file) this.#place = { file: oldest.number, offset: 0 };
    await this.#openLast();
  }

  async #openLast(): Promise<void> {
    const last = this.#files.at(-1);
    if (last === undefined) throw new Error('A log has a file.');
    // Made if it isn't there, and written to at places of our own.
    await (await open(this.#path(last.number), 'a')).close();
    this.#writing = await open(this.#path(last.number), 'r+');
  }

  async #fileToWrite(): Promise<LogFile> {
    const last = this.#files.at(-1);
    return last !== undefined && last.bytes < FILE_BYTES ? last : this.#nextFile();
  }

  async #nextFile(): Promise<LogFile> {
    const last = this.#files.at(-1);
    const file = { number: (last?.number ?? this.#place.file) + 1, bytes: 0 };
    const full = this.#writing;
    this.#files.push(file);
    try {
      await this.#openLast();
    } catch (error) {
      this.#files.pop();
      throw error;
    }
    await full?.close();
    return file;
  }

  #skipReadFiles(): void {
    const last = this.#files.at(-1);
    const current = this.#files.find(({ number }) => number === this.#place.file);
    if (last === undefined || current === undefined || current === last) return;
    if (this.#place.offset >= current.bytes) this.#place = { file: current.number + 1, offset: 0 };
  }

  /** A line longer than that is read whole. */
  async #bytes(file: LogFile, offset: number, most: number): Promise<Buffer> {
    const length = Math.min(most, file.bytes - offset);
    const bytes = await this.#slice(file.number, offset, length);
    return bytes.includes(0x0a) || length < most ? bytes : this.#bytes(file, offset, most * 2);
  }

  /** Bytes up to the last line end; what a crash left after it is cut off. */
  async #wholeLines(number: number): Promise<number> {
    const path = this.#path(number);
    const { size } = await stat(path);
    for (let from = size; from > 0;) {
      const start = Math.max(0, from - READ_BYTES);
      const part = await this.#slice(number, start, from - start);
      const end = part.lastIndexOf(0x0a);
      if (end !== -1) {
        const whole = start + end + 1;
        if (whole < size) await truncate(path, whole);
        return whole;
      }
      from = start;
    }
    if (size > 0) await truncate(path, 0);
    return 0;
  }

  async #slice(number: number, offset: number, length: number): Promise<Buffer> {
    const reading = await open(this.#path(number), 'r');
    try {
      const { buffer, bytesRead } = await reading.read(Buffer.alloc(length), 0, length, offset);
      return buffer.subarray(0, bytesRead);
    } finally {
      await reading.close();
    }
  }

  async #readCursor(): Promise<Place> {
    try {
      const { file, offset } = JSON.parse(await readFile(join(this.#folder, CURSOR), 'utf8')) as Place;
      if (Number.isSafeInteger(file) && Number.isSafeInteger(offset)) return { file, offset };
    } catch {
      // Never written, or not whole: what is there is read from its beginning, which does no harm.
    }
    return { file: 0, offset: 0 };
  }

  #path(number: number): string {
    return join(this.#folder, `${String(number).padStart(12, '0')}.log`);
  }
}
