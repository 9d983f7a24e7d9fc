import { open, readFile, rename, rm } from 'node:fs/promises';
import { errorCode } from '../start-error.js';
import { openParcel } from './envelope.js';
import { NoRoom } from './store-faults.js';

/** Read whole at each opening. When there is more, something is wrong with all that comes, and it waits in the log. */
const MOST_BYTES = 64_000_000;

/** Of these parcels, those that stay. */
type Choice = (texts: readonly string[]) => readonly string[] | Promise<readonly string[]>;

/**
 * What was acknowledged and then refused by the database, though it takes others: parcels in a file of their own, a
 * line each. Calls must not overlap.
 */
export class SetAside {
  readonly #path: string;
  #count = 0;
  #bytes = 0;
  /** When the first of them came; epoch ms. */
  #oldestMs = Infinity;
  #told = false;

  constructor(path: string) {
    this.#path = path;
  }

  /** Parcels in it, once it was sifted. */
  get count(): number {
    return this.#count;
  }

  /**
   * Resolves when they are on disk.
   *
   * @param why the database's words, for who reads the server's log
   * @throws NoRoom when there is too much already, or what the disk says; then none is there
   */
  async add(texts: readonly string[], why: string): Promise<void> {
    if (texts.length === 0) return;
    const bytes = Buffer.from(linesOf(texts));
    if (this.#bytes + bytes.length > MOST_BYTES) {
      throw new NoRoom('Too much waits that the database refuses.');
    }
    const file = await open(this.#path, 'a');
    try {
      await file.appendFile(bytes);
      await file.datasync();
    } catch (error) {
      await file.truncate(this.#bytes).catch(() => undefined);
      throw error;
    } finally {
      await file.close();
    }
    this.#count += texts.length;
    this.#bytes += bytes.length;
    this.#oldestMs = Math.min(this.#oldestMs, oldestOf(texts));
    this.tell(why);
  }

  /** What doesn't stay is gone from the disk then. To be called first of all. */
  async sift(choose: Choice): Promise<void> {
    const found = await readFile(this.#path, 'utf8').catch(ifThereIsNone);
    // A crash may have left a part of a line at the end, or a line that is in the database's log as well.
    const texts = [...new Set(found.slice(0, found.lastIndexOf('\n') + 1).split('\n'))];
    const stay = await choose(texts.filter((text) => text !== ''));
    const left = linesOf(stay);
    if (left === '') await rm(this.#path, { force: true });
    else if (left !== found) await this.#replace(left);
    this.#count = stay.length;
    this.#bytes = Buffer.byteLength(left);
    this.#oldestMs = oldestOf(stay);
  }

  /** What came before that time goes, as everything does. */
  async dropBefore(ms: number): Promise<void> {
    if (this.#oldestMs < ms) await this.sift((texts) => texts.filter((text) => receivedMs(text) >= ms));
  }

  /** A session that asked to be forgotten; how many of its events were here. */
  async forget(sessionId: string): Promise<number> {
    let events = 0;
    if (this.#count === 0) return events;
    await this.sift((texts) =>
      texts.flatMap((text) => {
        const without = withoutSession(text, sessionId);
        events += without.events;
        return without.text;
      }),
    );
    return events;
  }

  /** To who reads the server's log, once: how many there are is in `/metrics`. */
  tell(why: string): void {
    if (this.#told) return;
    this.#told = true;
    console.error(
      `The database refused what was acknowledged (${why.split('\n')[0]}). It is set aside in ${this.#path}, and what came after it goes on. Mend the cause and start the server again: it is tried at each start. More of it is only counted, in sv_set_aside_batches at /metrics.`,
    );
  }

  async #replace(text: string): Promise<void> {
    const file = await open(`${this.#path}.new`, 'w');
    try {
      await file.writeFile(text);
      await file.datasync();
    } finally {
      await file.close();
    }
    await rename(`${this.#path}.new`, this.#path);
  }
}

function linesOf(texts: readonly string[]): string {
  return texts.map((text) => `${text}\n`).join('');
}

function receivedMs(text: string): number {
  return openParcel(text).receivedAtMs;
}

function oldestOf(texts: readonly string[]): number {
  return texts.reduce((oldest, text) => Math.min(oldest, receivedMs(text)), Infinity);
}

/** Reports of one request may be of several sessions. */
function withoutSession(
  text: string,
  sessionId: string,
): { readonly text: readonly string[]; events: number } {
  const carried = openParcel(text);
  if (carried.kind === 'forget') return { text: [text], events: 0 };
  if (carried.kind === 'rum') {
    const { batch } = carried;
    const isTheirs = batch.sessionId === sessionId;
    return isTheirs ? { text: [], events: batch.events.length } : { text: [text], events: 0 };
  }
  const reports = carried.reports.filter((report) => report.sessionId !== sessionId);
  const events = carried.reports.length - reports.length;
  if (events === 0) return { text: [text], events };
  return { text: reports.length === 0 ? [] : [JSON.stringify({ ...carried, reports })], events };
}

/** Nothing was ever refused. */
function ifThereIsNone(error: unknown): string {
  if (errorCode(error) === 'ENOENT') return '';
  throw error;
}
