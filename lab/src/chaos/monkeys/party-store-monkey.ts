import { serviceMonkey } from './service-monkey.js';

/** The party's store fails: rooms can't be joined or go silent. Watching alone must go on. */
export const partyStoreMonkey = serviceMonkey({
  name: 'party-store',
  summary:
    "the party's store fails: tokens and sockets get 503, hang, are slow or dropped; or its process stops",
  kinds: ['token', 'socket'],
  ways: ['unavailable', 'hang', 'slow', 'drop', 'freeze', 'kill'],
});
