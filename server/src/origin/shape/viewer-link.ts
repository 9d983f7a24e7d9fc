import type { CancelTimer, Clock } from '../../../../src/base/clock.js';
import { Bottleneck } from './bottleneck.js';

/** How often a waiting response gets its share: smooth to anyone who measures throughput. */
const TICK_MS = 5;
/** Handed out at once on a link without a bottleneck, so that a new rate finds little to take back. */
const UNSHAPED_GRANT_BYTES = 262_144;

/** What stands between a viewer and the server. */
export interface Shape {
  /** null: unshaped; 0: an outage. */
  readonly kbps: number | null;
  /** The round trip added before the first byte of each response. */
  readonly latencyMs: number;
}

/** One response under way through a viewer's link. */
export interface Flow {
  /** Takes up to `bytes` of what this flow may send right now; 0 when it has to {@link earn} first. */
  spend(bytes: number): number;
  /** Waits for this flow's next share of at most `bytes`; false once the flow is closed. */
  earn(bytes: number): Promise<boolean>;
  /** Frees its share; called when the response ended or broke off. */
  close(): void;
}

interface OpenFlow {
  allowanceBytes: number;
  wake: ((open: boolean) => void) | null;
}

/** One viewer's bottleneck at work: paces all responses that are under way, on a timer. */
export class ViewerLink {
  readonly #clock: Clock;
  readonly #bottleneck: Bottleneck<OpenFlow>;
  readonly #open = new Set<OpenFlow>();
  #latencyMs = 0;
  #cancelTick: CancelTimer | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#bottleneck = new Bottleneck(null, clock.now());
  }

  get shape(): Shape {
    return { kbps: this.#bottleneck.kbps, latencyMs: this.#latencyMs };
  }

  get openFlows(): number {
    return this.#open.size;
  }

  /** Acts at once, also on responses under way. */
  setShape(shape: Shape): void {
    this.#latencyMs = shape.latencyMs;
    this.#bottleneck.setRate(shape.kbps, this.#clock.now());
    for (const flow of this.#open) flow.allowanceBytes = 0;
    this.#serve();
  }

  openFlow(): Flow {
    const flow: OpenFlow = { allowanceBytes: 0, wake: null };
    this.#open.add(flow);
    return {
      spend: (bytes) => {
        const spent = Math.min(bytes, flow.allowanceBytes);
        flow.allowanceBytes -= spent;
        return spent;
      },
      earn: async (bytes) => this.#earn(flow, bytes),
      close: () => {
        if (!this.#open.delete(flow)) return;
        this.#bottleneck.leave(flow);
        wake(flow, false);
        if (!this.#bottleneck.moving) this.#stop();
      },
    };
  }

  async #earn(flow: OpenFlow, bytes: number): Promise<boolean> {
    if (!this.#open.has(flow)) return false;
    if (this.#bottleneck.kbps === null) {
      flow.allowanceBytes = Math.min(bytes, UNSHAPED_GRANT_BYTES);
      return true;
    }
    return new Promise((resolve) => {
      flow.wake = resolve;
      const nowMs = this.#clock.now();
      this.#bottleneck.ask(flow, bytes, nowMs);
      if (this.#bottleneck.moving && this.#bottleneck.hasEarned(TICK_MS, nowMs)) this.#serve();
      else this.#tickLater();
    });
  }

  #serve(): void {
    for (const [flow, bytes] of this.#bottleneck.grant(this.#clock.now())) {
      flow.allowanceBytes = Math.min(bytes, this.#bottleneck.kbps === null ? UNSHAPED_GRANT_BYTES : bytes);
      wake(flow, true);
    }
    if (this.#bottleneck.moving) this.#tickLater();
    else this.#stop();
  }

  #tickLater(): void {
    if (this.#cancelTick !== null || !this.#bottleneck.moving) return;
    this.#cancelTick = this.#clock.after(TICK_MS, () => {
      this.#cancelTick = null;
      this.#serve();
    });
  }

  #stop(): void {
    this.#cancelTick?.();
    this.#cancelTick = null;
  }
}

function wake(flow: OpenFlow, open: boolean): void {
  const resolve = flow.wake;
  flow.wake = null;
  resolve?.(open);
}
