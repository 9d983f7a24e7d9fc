import type { RequestEntry } from '../contract.js';
import type { Strike } from '../faults/fault-desk.js';

/** More than a day of segments; older ones are let go. */
const MOST_ENTRIES = 50_000;

type Mutable = { -readonly [Key in keyof RequestEntry]: RequestEntry[Key] };

/** One request's entry while it is under way. */
export interface OpenEntry {
  readonly number: number;
  /** ms since the viewer's first request. */
  readonly atMs: number;
  struck(strikes: readonly Strike[]): void;
  status(status: number): void;
  sent(bytes: number): void;
  /** Closes it; only the first end counts. */
  end(how: Exclude<RequestEntry['end'], 'open'>): void;
}

/** What one viewer asked for, in the order of arrival. */
export class RequestLog {
  readonly #now: () => number;
  readonly #ended: (entry: RequestEntry) => void;
  readonly #entries: Mutable[] = [];
  #count = 0;
  #firstAtMs: number | null = null;

  constructor(now: () => number, ended: (entry: RequestEntry) => void) {
    this.#now = now;
    this.#ended = ended;
  }

  get entries(): readonly RequestEntry[] {
    return this.#entries.map((entry) => ({ ...entry }));
  }

  open(request: Pick<RequestEntry, 'viewer' | 'method' | 'path' | 'kind' | 'cdn'>): OpenEntry {
    const startedMs = this.#now();
    this.#firstAtMs ??= startedMs;
    const entry: Mutable = {
      number: this.#count,
      atMs: startedMs - this.#firstAtMs,
      ...request,
      faults: [],
      status: null,
      bodyBytes: 0,
      tookMs: null,
      end: 'open',
    };
    this.#count += 1;
    this.#entries.push(entry);
    if (this.#entries.length > MOST_ENTRIES) this.#entries.shift();
    return {
      number: entry.number,
      atMs: entry.atMs,
      struck: (strikes) => {
        if (strikes.length === 0) return;
        entry.faults = strikes.map(({ ruleId }) => ruleId);
        entry.faultSeeds = strikes.map(({ seed }) => seed);
      },
      status: (status) => {
        entry.status = status;
      },
      sent: (bytes) => {
        entry.bodyBytes += bytes;
      },
      end: (how) => {
        if (entry.end !== 'open') return;
        entry.end = how;
        entry.tookMs = this.#now() - startedMs;
        this.#ended({ ...entry });
      },
    };
  }
}
