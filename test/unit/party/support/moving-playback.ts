import type { PartyPlayback } from '../../../../src/wire/party-room.js';

/** A room that plays from 100 s on, since the server's clock stood at 0. */
export const movingPlayback: PartyPlayback = {
  seq: 1,
  epoch: 1,
  mediaId: 'film',
  anchorPosSec: 100,
  anchorServerMs: 0,
  rate: 1,
  paused: false,
  heldFor: [],
  by: null,
  recent: [],
};
