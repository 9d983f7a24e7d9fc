import type { Clock } from '../../../../src/base/clock.js';
import type { Random } from '../../../../src/base/random.js';
import { openParcel, type Carried, type Parcel } from '../envelope.js';
import type { SinkState } from '../metrics.js';
import type { Delivery, Sink } from '../sinks/sink.js';
import type { Spool } from './spool.js';

const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 15_000;
/** A write that takes longer counts as failed. */
const WRITE_LIMIT_MS = 30_000;
/** How long a stop waits for what is still on its way; the rest goes after the next start. */
const CLOSE_LIMIT_MS = 1_500;

/**
 * A sink behind a log on disk: what comes is safe as soon as it is in the log, and goes to the sink in its order,
 * at the sink's pace. While the sink is down it waits there.
 */
export class SpooledSink {
  readonly #sink: Sink;
  readonly #spool: Spool;
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #ended: Promise<void>;
  readonly #abort = new AbortController();
  #why: string | null = null;
  #failures = 0;
  #closing = false;
  #lingered = false;
  /** Something came since it was last read. */
  #hasNews = false;
  #wake: () => void = () => {};

  constructor(sink: Sink, spool: Spool, clock: Clock, random: Random) {
    this.#sink = sink;
    this.#spool = spool;
    this.#clock = clock;
    this.#random = random;
    this.#ended = this.#deliver();
  }

  get state(): SinkState {
    return {
      name: this.#sink.name,
      state: this.#why === null ? 'up' : 'delayed',
      why: this.#why,
      waitingBytes: this.#spool.waitingBytes,
    };
  }

  /**
   * Resolves when it is on disk. Calls must not overlap.
   *
   * @throws NoRoom when too much waits already, or what the disk says
   */
  async append(parcels: readonly Parcel[]): Promise<void> {
    await this.#spool.append(parcels.map(({ text }) => text));
    this.#hasNews = true;
    // While it fails, the wait before the next try stands.
    if (this.#why === null) this.#wake();
  }

  get canForget(): boolean {
    return this.#sink.forget !== undefined;
  }

  get name(): string {
    return this.#sink.name;
  }

  /** Gives the sink a moment to take what waits; what it doesn't stays on disk. */
  async close(): Promise<void> {
    this.#closing = true;
    this.#wake();
    const cancelLimit = this.#clock.after(CLOSE_LIMIT_MS, () => {
      this.#abort.abort(new Error('The server stops.'));
      this.#wake();
    });
    await this.#ended;
    cancelLimit();
    await this.#sink.close();
    await this.#spool.close();
  }

  async #deliver(): Promise<void> {
    while (!this.#abort.signal.aborted) {
      this.#hasNews = false;
      try {
        const { lines, next } = await this.#spool.read(this.#sink.mostBytes);
        if (lines.length === 0) {
          if (this.#closing) return;
          if (!this.#hasNews) await this.#sleep(LONGEST_WAIT_MS);
        } else if (!(await this.#lingers())) {
          await this.#write(lines);
          this.#why = null;
          this.#failures = 0;
          await this.#spool.advance(next);
        }
      } catch (error) {
        await this.#failed(error);
      }
    }
  }

  /** Whether it waited for company; then there may be more to read. */
  async #lingers(): Promise<boolean> {
    const { lingerMs, mostBytes } = this.#sink;
    const enough = this.#lingered || this.#closing || this.#why !== null;
    this.#lingered = false;
    if (enough || lingerMs === 0 || this.#spool.waitingBytes >= mostBytes) return false;
    const untilMs = this.#clock.now() + lingerMs;
    while (!this.#closing && this.#spool.waitingBytes < mostBytes) {
      const leftMs = untilMs - this.#clock.now();
      if (leftMs <= 0) break;
      await this.#sleep(leftMs);
    }
    this.#lingered = true;
    return true;
  }

  async #write(lines: readonly string[]): Promise<void> {
    const limit = AbortSignal.any([this.#abort.signal, AbortSignal.timeout(WRITE_LIMIT_MS)]);
    let deliveries: Delivery[] = [];
    const write = async (): Promise<void> => {
      if (deliveries.length > 0) await this.#sink.write(deliveries, limit);
      deliveries = [];
    };
    for (const text of lines) {
      const received = opened(text);
      if (received?.kind === 'forget') {
        // What came before it has to be there, or else it would outlive it.
        await write();
        await this.#sink.forget?.(received.sessionId, limit);
      } else if (received !== null) {
        deliveries.push({ received, text });
      }
    }
    await write();
  }

  async #failed(error: unknown): Promise<void> {
    const why = error instanceof Error ? error.message : String(error);
    if (this.#why === null && !this.#closing) {
      console.error(`The sink ${this.#sink.name} takes nothing just now, what comes waits on disk: ${why}`);
    }
    this.#why = why;
    if (this.#closing) {
      this.#abort.abort(error);
      return;
    }
    const longest = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** this.#failures);
    this.#failures += 1;
    await this.#sleep(longest * (0.5 + this.#random() / 2));
  }

  async #sleep(ms: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const cancel = this.#clock.after(ms, resolve);
      this.#wake = () => {
        cancel();
        resolve();
      };
    });
    this.#wake = () => {};
  }
}

/** A line that a crash of the machine spoilt can't be mended, and must not hold up the others. */
function opened(text: string): Carried | null {
  try {
    return openParcel(text);
  } catch {
    console.error('A line of the log that waits for a sink is spoilt, and is left out.');
    return null;
  }
}
