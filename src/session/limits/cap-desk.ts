import { strictestCap, type RenditionCap } from '../../media/rendition.js';

/** Who bounds the controller's choice by `cap()`. */
export type CapOwner = 'page' | 'viewer';

/** Why the controller's choice is bounded: by a `cap()`, or by what was observed. */
export type LimitReason = CapOwner | 'size' | 'data-saver' | 'dropped-frames' | 'decoding';

export interface RenditionLimit {
  readonly reason: LimitReason;
  readonly cap: RenditionCap;
}

/** Everyone's cap side by side; the strictest of each kind holds. */
export class CapDesk {
  readonly #changed: () => void;
  #limits: readonly RenditionLimit[] = [];

  /** @param changed called after a change; `limits` and `combined` are new then. */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get limits(): readonly RenditionLimit[] {
    return this.#limits;
  }

  get combined(): RenditionCap {
    return strictestCap(this.#limits.map(({ cap }) => cap));
  }

  /** An empty cap lifts the limit. */
  set(reason: LimitReason, cap: RenditionCap): void {
    const was = this.#limits.find((limit) => limit.reason === reason)?.cap ?? {};
    const text = JSON.stringify(cap);
    if (text === JSON.stringify(was)) return;
    const others = this.#limits.filter((limit) => limit.reason !== reason);
    this.#limits = text === '{}' ? others : [...others, { reason, cap }];
    this.#changed();
  }
}
