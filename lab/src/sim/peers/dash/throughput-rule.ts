import { highestWithin, type DashRequest, type DashRule, type DashSituation } from './dash-rule.js';

/*
 *   q = max { i : R_i ≤ 0.9 · T }
 *
 *   R_i  bitratesKbps[i]     0.9 · T  safeKbps
 *
 * Source: dash.js 5.2.1, `ThroughputRule`. It is silent while the buffer is empty (live apart) and for a
 * while after an abandonment.
 */
export class ThroughputRule implements DashRule {
  readonly name = 'throughput';

  request(situation: DashSituation): DashRequest | null {
    const { safeKbps, bitratesKbps, bufferEmpty, live, abandonedLately } = situation;
    if (safeKbps === null || abandonedLately || (bufferEmpty && !live)) return null;
    return { renditionIndex: highestWithin(bitratesKbps, safeKbps), waitMs: 0 };
  }

  reset(): void {
    // It keeps nothing.
  }
}
