import type { DashRequest, DashRule, DashSituation } from './dash-rule.js';

/*
 * A rendition that the last decisions kept leaving downwards is not gone to again.
 *
 * From the lowest up, decisions taken on a rendition are added to those below it: d that went down, n that
 * did not. Where d + n ≥ 8 and d / n > 0.075, the cap is that rendition, or the one below where it was itself
 * left downwards.
 *
 * Source: dash.js 5.2.1, `SwitchHistoryRule` over `SwitchRequestHistory`.
 */

/** Decisions remembered, and needed before it speaks (`sampleSize`). */
const windowDecisions = 8;

/** `switchPercentageThreshold`. */
const worrisome = 0.075;

interface PastDecision {
  readonly fromIndex: number;
  readonly down: boolean;
}

export class SwitchHistoryRule implements DashRule {
  readonly name = 'switch-history';
  #window: PastDecision[] = [];

  request({ bitratesKbps }: DashSituation): DashRequest | null {
    let downs = 0;
    let others = 0;
    for (let index = 0; index < bitratesKbps.length; index += 1) {
      const here = this.#window.filter(({ fromIndex }) => fromIndex === index);
      const downsHere = here.filter(({ down }) => down).length;
      downs += downsHere;
      others += here.length - downsHere;
      if (downs + others >= windowDecisions && downs / others > worrisome)
        return { renditionIndex: index > 0 && downsHere > 0 ? index - 1 : index };
    }
    return null;
  }

  /** What the collection asked for, whether or not it came to a switch. */
  decided(fromIndex: number, toIndex: number): void {
    this.#window.push({ fromIndex, down: toIndex < fromIndex });
    if (this.#window.length > windowDecisions) this.#window.shift();
  }

  abandoned(): void {
    this.#window = [];
  }

  reset(): void {
    this.#window = [];
  }
}
