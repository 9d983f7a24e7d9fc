import type { Fields } from '../../document/fields.js';
import { refusal } from '../../document/place.js';
import type { MonkeySetting } from './monkey.js';

/** From when to when a monkey is about, since the experiment began to disturb. */
export interface Span {
  readonly fromSec: number;
  readonly toSec: number;
}

export const spanKeys = ['monkey', 'fromSec', 'toSec'] as const;

/** The whole experiment where nothing is said. @throws LabInputError */
export function readSpan(fields: Fields<'fromSec' | 'toSec'>, { durationSec }: MonkeySetting): Span {
  const within = { from: 0, to: durationSec };
  const fromSec = fields.number('fromSec', within, 0);
  const toSec = fields.number('toSec', within, durationSec);
  if (toSec > fromSec) return { fromSec, toSec };
  throw refusal(
    fields.at,
    `it ends at ${toSec} s and begins at ${fromSec} s`,
    'Give a toSec that is later than fromSec',
  );
}
