import { wholeBody } from '../answer.js';
import type { Effect } from './effect.js';

/** The answer stays as it was when the fault first struck this path. */
export const staleManifest: Effect = {
  async after(answer, { memory, ruleId, path }) {
    const key = `stale ${ruleId} ${path.split('?', 1)[0] ?? ''}`;
    const kept = memory.get(key);
    if (kept !== undefined) return kept;
    const body = await wholeBody(answer);
    const first = { ...answer, body, sizeBytes: body.length };
    if (answer.status === 200) memory.set(key, first);
    return first;
  },
};
