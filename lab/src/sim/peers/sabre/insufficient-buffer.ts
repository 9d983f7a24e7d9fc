import type { SabreSituation } from './sabre-rule.js';

/*
 * What can come before the buffer is empty: R_q L ≤ s (B − l) T, s from 0.9 down by a tenth a decision, to 0.5.
 *
 * Source: UMass-LIDS/sabre 09b03bb, `low_buffer_safety_factor` in `ThroughputRule` and `BolaEnh`.
 */

const firstSafety = 0.9;
const lastSafety = 0.5;

export class InsufficientBuffer {
  #safety = firstSafety;

  /** `wanted`, or less. */
  limit(wanted: number, { bitratesKbps, segmentMs, bufferMs, estimate }: SabreSituation): number {
    const safeBits = this.#safety * (bufferMs - estimate.latencyMs) * estimate.throughputKbps;
    this.#safety = Math.max(this.#safety * firstSafety, lastSafety);
    const firstTooLarge = bitratesKbps.findIndex(
      (kbps, index) => index > 0 && index <= wanted && kbps * segmentMs > safeBits,
    );
    return firstTooLarge < 0 ? wanted : firstTooLarge - 1;
  }

  reset(): void {
    this.#safety = firstSafety;
  }
}
