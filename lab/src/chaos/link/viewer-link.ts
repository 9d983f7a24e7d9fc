import type { CancelTimer, Clock } from '../../../../src/base/clock.js';
import type { LinkScript } from '../contract.js';
import { Bottleneck } from './bottleneck.js';
import { LinkTimeline, shiftedRate, steadyRate } from './link-timeline.js';

/** How often a waiting response gets its share: smooth to anyone who measures throughput. */
const TICK_MS = 5;
/** Handed out at once on a link without a bottleneck, so that a new rate finds little to take back. */
const UNSHAPED_GRANT_BYTES = 262_144;
/** Timers hold no more than 2^31 ms; a longer outage is looked at again now and then. */
const LONGEST_TIMER_MS = 60_000;

/** What stands between a viewer and the server right now. */
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

/** Where the script stands: it waits at a moment of its own, or runs since one of the clock's. */
type ScriptTime =
  { readonly kind: 'held'; readonly atMs: number } | { readonly kind: 'running'; readonly zeroAtMs: number };

/** One viewer's bottleneck at work: paces all responses that are under way, on a timer. */
export class ViewerLink {
  readonly #clock: Clock;
  readonly #bottleneck: Bottleneck<OpenFlow>;
  readonly #open = new Set<OpenFlow>();
  #timeline = steadyTimeline({ kbps: null, latencyMs: 0 });
  #time: ScriptTime = { kind: 'held', atMs: 0 };
  #cancelTick: CancelTimer | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#bottleneck = new Bottleneck(null, clock.now());
  }

  get shape(): Shape {
    return {
      kbps: this.#timeline.kbpsAt(this.scriptMs),
      latencyMs: this.#timeline.latencyMsAt(this.scriptMs),
    };
  }

  /** How far the script has come, ms; 0 until it is started. */
  get scriptMs(): number {
    return this.#time.kind === 'held' ? this.#time.atMs : this.#clock.now() - this.#time.zeroAtMs;
  }

  get openFlows(): number {
    return this.#open.size;
  }

  /** A steady link from now on. Acts at once, also on responses under way. */
  setShape(shape: Shape): void {
    this.#setTimeline(steadyTimeline(shape));
  }

  /** From now on this script, held at its beginning until {@link run}. Acts at once on what is under way. */
  setScript(script: LinkScript): void {
    this.#setTimeline(new LinkTimeline(script));
  }

  /** Lets the script run from where it stands; no effect on one that runs. */
  run(): void {
    if (this.#time.kind === 'running') return;
    this.#setTime({ kind: 'running', zeroAtMs: this.#clock.now() - this.#time.atMs });
  }

  /** Holds the script where it stands: its rate and latency of this moment stay. */
  hold(): void {
    if (this.#time.kind === 'running') this.#setTime({ kind: 'held', atMs: this.scriptMs });
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
        if (this.#bottleneck.waitMs(TICK_MS, this.#clock.now()) === null) this.#stop();
      },
    };
  }

  #setTimeline(timeline: LinkTimeline): void {
    this.#timeline = timeline;
    this.#setTime({ kind: 'held', atMs: 0 });
    for (const flow of this.#open) flow.allowanceBytes = 0;
    this.#serve();
  }

  #setTime(time: ScriptTime): void {
    this.#time = time;
    const source =
      time.kind === 'held'
        ? steadyRate(this.#timeline.kbpsAt(time.atMs))
        : shiftedRate(this.#timeline, time.zeroAtMs);
    this.#bottleneck.setSource(source, this.#clock.now());
    // The timer may be set for the end of an outage that has just been moved.
    this.#stop();
    this.#tickLater();
  }

  async #earn(flow: OpenFlow, bytes: number): Promise<boolean> {
    if (!this.#open.has(flow)) return false;
    const nowMs = this.#clock.now();
    if (this.#bottleneck.kbpsAt(nowMs) === null) {
      flow.allowanceBytes = Math.min(bytes, UNSHAPED_GRANT_BYTES);
      return true;
    }
    return new Promise((resolve) => {
      flow.wake = resolve;
      this.#bottleneck.ask(flow, bytes, nowMs);
      if (this.#bottleneck.hasEarned(TICK_MS, nowMs)) this.#serve();
      else this.#tickLater();
    });
  }

  #serve(): void {
    const nowMs = this.#clock.now();
    const unshaped = this.#bottleneck.kbpsAt(nowMs) === null;
    for (const [flow, bytes] of this.#bottleneck.grant(nowMs)) {
      flow.allowanceBytes = unshaped ? Math.min(bytes, UNSHAPED_GRANT_BYTES) : bytes;
      wake(flow, true);
    }
    this.#tickLater();
  }

  #tickLater(): void {
    const waitMs = this.#bottleneck.waitMs(TICK_MS, this.#clock.now());
    if (waitMs === null) {
      this.#stop();
      return;
    }
    this.#cancelTick ??= this.#clock.after(Math.min(waitMs, LONGEST_TIMER_MS), () => {
      this.#cancelTick = null;
      this.#serve();
    });
  }

  #stop(): void {
    this.#cancelTick?.();
    this.#cancelTick = null;
  }
}

function steadyTimeline({ kbps, latencyMs }: Shape): LinkTimeline {
  return new LinkTimeline({ steps: [{ fromSec: 0, kbps, latencyMs }] });
}

function wake(flow: OpenFlow, open: boolean): void {
  const resolve = flow.wake;
  flow.wake = null;
  resolve?.(open);
}
