import { seededRandom } from '../../../../../src/base/random.js';
import type { LinkScript } from '../../../chaos/contract.js';

const STEP_SEC = 0.05;
const REPEAT_SEC = 60;
/** What is lost is sent again: TCP on a path this long waits about so much, each way. */
const RETRANSMIT_MS = 300;

/** A round trip that varies evenly by so much to both sides, and that share of what is sent lost and repeated. */
export function farLink(
  seed: number,
  path: { readonly roundTripMs: number; readonly jitterMs: number; readonly loss: number },
): LinkScript {
  const random = seededRandom(seed);
  const steps = Array.from({ length: REPEAT_SEC / STEP_SEC }, (_, at) => {
    const jitterMs = (random() * 2 - 1) * path.jitterMs;
    const againMs = random() < path.loss ? 2 * RETRANSMIT_MS : 0;
    return {
      fromSec: Number((at * STEP_SEC).toFixed(2)),
      kbps: null,
      latencyMs: path.roundTripMs + jitterMs + againMs,
    };
  });
  return { steps, repeatAfterSec: REPEAT_SEC };
}
