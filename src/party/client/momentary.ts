import type { PartyWish } from '../../wire/party-command.js';

const momentary: ReadonlySet<PartyWish['type']> = new Set([
  'play',
  'pause',
  'seek',
  'rate',
  'title',
  'queue-next',
  'cheer',
]);

/** About where the room is now; a minute later it would be another wish. */
export const isMomentary = ({ type }: PartyWish): boolean => momentary.has(type);
