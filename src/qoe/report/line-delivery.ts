import { systemClock, type Clock } from '../../base/clock.js';
import type { Random } from '../../base/random.js';
import type { SvError } from '../../base/sv-error.js';
import { BEACON_LIMITS } from '../../wire/beacon.js';
import { beaconRejected } from './errors.js';
import { Pace } from './pace.js';
import { post } from './post.js';
import type { Verdict } from './verdict.js';

/** Where another system takes what is measured. */
export interface LineOptions {
  readonly url: string;
  readonly clock?: Clock;
  readonly random?: Random;
  readonly fetch?: typeof fetch;
  /** Told once, when nothing more will be sent. */
  readonly onError?: (error: SvError) => void;
}

interface LineFormat {
  readonly contentType: string;
  readonly bodyOf: (lines: readonly string[]) => string;
}

const INTERVAL_MS = 30_000;
const TIMEOUT_MS = 10_000;
const CAPACITY = 500;
const LINES_A_BODY = 100;

/**
 * Delivers written-out records in batches, one at a time and in order, again after what can be got over. Unlike
 * the collector's own, such receivers can't tell repeats: what was answered is not sent twice.
 */
export class LineDelivery {
  readonly #options: LineOptions;
  readonly #format: LineFormat;
  readonly #pace: Pace;
  #lines: string[] = [];
  #sending = false;
  #over = false;

  constructor(options: LineOptions, format: LineFormat) {
    const { clock = systemClock, random = Math.random } = options;
    this.#options = options;
    this.#format = format;
    this.#pace = new Pace(clock, random, () => void this.#send(false));
  }

  /** @param due that it is not to wait for others. */
  push(line: string, due: boolean): void {
    if (this.#over) return;
    this.#lines.push(line);
    if (this.#lines.length > CAPACITY) this.#lines.shift();
    if (!this.#sending) this.#pace.within(due || this.#lines.length >= LINES_A_BODY ? 0 : INTERVAL_MS);
  }

  /** The page may be going away. What is under way already is not sent beside it. */
  flush(): void {
    if (!this.#sending && !this.#pace.isAskedToWait) void this.#send(true);
  }

  drop(): void {
    this.#lines = [];
    this.#pace.cancel();
  }

  /** Sends what is left, once; after what is under way. */
  dispose(): void {
    this.flush();
    this.#over = true;
    this.#pace.cancel();
  }

  async #send(leaving: boolean): Promise<void> {
    const lines = this.#take(leaving ? BEACON_LIMITS.unloadBytes : BEACON_LIMITS.batchBytes * 2);
    if (lines.length === 0) return;
    this.#sending = true;
    const verdict = await this.#post(lines, leaving || this.#over);
    this.#sending = false;
    this.#settle(lines, verdict);
    if (this.#lines.length > 0 && this.#over) {
      if (verdict.kind === 'accepted') void this.#send(true);
    } else if (this.#lines.length > 0) {
      const more = verdict.kind !== 'accepted' || this.#lines.length >= LINES_A_BODY;
      this.#pace.within(more ? 0 : INTERVAL_MS);
    }
  }

  #take(mostBytes: number): readonly string[] {
    let bytes = 0;
    const beyond = this.#lines.findIndex((line, index) => {
      bytes += line.length;
      return index >= LINES_A_BODY || (index > 0 && bytes > mostBytes);
    });
    return this.#lines.slice(0, beyond < 0 ? this.#lines.length : beyond);
  }

  async #post(lines: readonly string[], keepalive: boolean): Promise<Verdict> {
    const { url, clock = systemClock, fetch = globalThis.fetch } = this.#options;
    return post(url, this.#format.bodyOf(lines), {
      fetch: (input, init) => fetch(input, init),
      clock,
      timeoutMs: TIMEOUT_MS,
      keepalive,
      contentType: this.#format.contentType,
    });
  }

  #settle(lines: readonly string[], verdict: Verdict): void {
    if (verdict.kind === 'retry') {
      this.#pace.askedToWait(verdict.afterMs);
      this.#pace.failed();
      return;
    }
    this.#pace.succeeded();
    const gone = new Set(lines);
    this.#lines = this.#lines.filter((line) => !gone.has(line));
    if (verdict.kind !== 'rejected') return;
    this.#over = true;
    this.#lines = [];
    this.#options.onError?.(beaconRejected(this.#options.url, verdict.status, verdict.detail));
  }
}
