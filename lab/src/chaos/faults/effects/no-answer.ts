import type { Effect } from './effect.js';

/** Takes the request and never answers. */
export const hang: Effect = { before: () => 'hang' };

/** The connection is reset before the first byte. */
export const reset: Effect = { before: () => 'reset' };
