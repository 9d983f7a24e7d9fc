import type { Effect } from './effect.js';

/** Answers without the headers that let another site's page read it. */
export const noCors: Effect = {
  after: (answer) => ({
    ...answer,
    headers: Object.fromEntries(
      Object.entries(answer.headers).filter(
        ([name]) => !name.startsWith('access-control-') && name !== 'cross-origin-resource-policy',
      ),
    ),
  }),
};
