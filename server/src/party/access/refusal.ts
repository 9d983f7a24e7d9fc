import type { PartyCloseName } from '../../../../src/wire/party.js';

/** Why somebody may not come in, or must go: the name of a close code, and a sentence. */
export interface PartyRefusal {
  readonly name: PartyCloseName;
  /** English, for developers; what doesn't fit into a close frame is cut off. */
  readonly detail: string;
}

export const flooding: PartyRefusal = {
  name: 'flooding',
  detail: 'Too many messages: slow down before you return.',
};

export const goingAway: PartyRefusal = {
  name: 'goingAway',
  detail: 'The server is going away: come back in a moment.',
};
