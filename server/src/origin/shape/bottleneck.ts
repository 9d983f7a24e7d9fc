/** Idle time earns this much at most: a burst no one can see. */
const IDLE_CREDIT_MS = 10;
/** A late timer makes up for this much at most. */
const CATCH_UP_MS = 250;

/**
 * One link shared by several flows: says who may send how many bytes now. Pure; time comes in.
 *
 * The link earns rate × time. What it earned is dealt in equal shares to the flows that wait, and
 * what one doesn't need goes to the others (max-min fairness), so that the sum is the rate as long
 * as anyone waits.
 */
export class Bottleneck<Flow> {
  #kbps: number | null;
  #settledAtMs: number;
  #creditBytes = 0;
  /** Bytes each waiting flow asks for; may be Infinity. */
  readonly #asked = new Map<Flow, number>();

  /** @param kbps null is no bottleneck at all, 0 lets nothing through. */
  constructor(kbps: number | null, nowMs: number) {
    this.#kbps = kbps;
    this.#settledAtMs = nowMs;
  }

  get kbps(): number | null {
    return this.#kbps;
  }

  /** Whether waiting will help: someone waits, and the link lets something through. */
  get moving(): boolean {
    return this.#asked.size > 0 && this.#kbps !== 0;
  }

  /** Whether dealing now is worth it: all that is asked for, or at least `ms` of the rate, was earned. */
  hasEarned(ms: number, nowMs: number): boolean {
    this.#settle(nowMs);
    let askedBytes = 0;
    for (const bytes of this.#asked.values()) askedBytes += bytes;
    return this.#creditBytes >= Math.min(askedBytes, ms * this.#bytesPerMs());
  }

  setRate(kbps: number | null, nowMs: number): void {
    this.#settle(nowMs);
    this.#kbps = kbps;
    this.#cap(CATCH_UP_MS);
  }

  /** The flow waits to send this much; asking again replaces what it asked before. */
  ask(flow: Flow, bytes: number, nowMs: number): void {
    this.#settle(nowMs);
    this.#asked.set(flow, bytes);
  }

  leave(flow: Flow): void {
    this.#asked.delete(flow);
  }

  /** Deals out what was earned. A flow that is in the answer waits no longer. */
  grant(nowMs: number): ReadonlyMap<Flow, number> {
    this.#settle(nowMs);
    const granted = new Map<Flow, number>();
    const waiting = Array.from(this.#asked).sort(([, a], [, b]) => a - b);
    let left = waiting.length;
    for (const [flow, asked] of waiting) {
      const bytes = this.#kbps === null ? asked : Math.min(asked, Math.floor(this.#creditBytes / left));
      left -= 1;
      if (bytes <= 0) continue;
      if (this.#kbps !== null) this.#creditBytes -= bytes;
      granted.set(flow, bytes);
      this.#asked.delete(flow);
    }
    return granted;
  }

  #settle(nowMs: number): void {
    const elapsedMs = Math.max(0, nowMs - this.#settledAtMs);
    this.#settledAtMs = nowMs;
    this.#creditBytes += elapsedMs * this.#bytesPerMs();
    this.#cap(this.#asked.size > 0 ? CATCH_UP_MS : IDLE_CREDIT_MS);
  }

  #cap(ms: number): void {
    // A whole byte may always be saved up, or the slowest links would never let one through.
    const most = this.#kbps === 0 ? 0 : Math.max(this.#asked.size + 1, ms * this.#bytesPerMs());
    this.#creditBytes = Math.min(this.#creditBytes, most);
  }

  #bytesPerMs(): number {
    return (this.#kbps ?? 0) / 8;
  }
}
