import { seededRandom } from '../../../../../src/base/random.js';
import type { Effect } from './effect.js';

/** Waits before anything is sent. */
export function delay({ ms, jitterMs = 0 }: { readonly ms: number; readonly jitterMs?: number }): Effect {
  return {
    async before(request) {
      await request.wait(ms + seededRandom(request.seed)() * jitterMs);
      return null;
    },
  };
}
