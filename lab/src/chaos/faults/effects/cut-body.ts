import { wholeBody } from '../answer.js';
import type { Effect } from './effect.js';

/** The connection breaks after this share of the body. A body of unknown length is read to its end first. */
export function cutBody({ share }: { readonly share: number }): Effect {
  return {
    async after(answer) {
      if (answer.sizeBytes !== null)
        return { ...answer, breakAfterBytes: Math.floor(answer.sizeBytes * share) };
      const body = await wholeBody(answer);
      return { ...answer, body, breakAfterBytes: Math.floor(body.length * share) };
    },
  };
}
