import type { Clock } from '../../../../src/base/clock.js';
import { ViewerLink } from '../../../../lab/src/chaos/link/viewer-link.js';

const MOST_VIEWERS = 1_000;
const FORGET_AFTER_MS = 60 * 60_000;

/** A viewer's name in a path. */
export const VIEWER_NAME = '[A-Za-z0-9_-]{1,64}';

interface Entry {
  readonly link: ViewerLink;
  usedAtMs: number;
}

/** The links of all viewers, by name: made when first named, forgotten when idle or too many. */
export class Viewers {
  readonly #clock: Clock;
  /** Least recently used first. */
  readonly #entries = new Map<string, Entry>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get size(): number {
    return this.#entries.size;
  }

  /** The viewer's link; a new one is unshaped. */
  link(name: string): ViewerLink {
    const nowMs = this.#clock.now();
    this.#forgetIdle(nowMs);
    const entry = this.#entries.get(name) ?? { link: new ViewerLink(this.#clock), usedAtMs: nowMs };
    entry.usedAtMs = nowMs;
    this.#entries.delete(name);
    this.#entries.set(name, entry);
    if (this.#entries.size > MOST_VIEWERS) this.#forgetOne(name);
    return entry.link;
  }

  forget(name: string): void {
    const entry = this.#entries.get(name);
    if (entry === undefined) return;
    this.#entries.delete(name);
    // What is still under way through it goes on, unshaped: nobody could name it any more.
    entry.link.setShape({ kbps: null, latencyMs: 0 });
  }

  #forgetIdle(nowMs: number): void {
    for (const [name, entry] of this.#entries) {
      if (nowMs - entry.usedAtMs < FORGET_AFTER_MS) return;
      if (entry.link.openFlows === 0) this.forget(name);
    }
  }

  #forgetOne(butNot: string): void {
    let oldest: string | undefined;
    for (const [name, entry] of this.#entries) {
      if (name === butNot) continue;
      oldest ??= name;
      if (entry.link.openFlows === 0) {
        this.forget(name);
        return;
      }
    }
    if (oldest !== undefined) this.forget(oldest);
  }
}
