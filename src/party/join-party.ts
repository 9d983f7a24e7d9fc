import { invalidArgument } from '../base/sv-error.js';
import { partLoadFailed } from '../media/load-errors.js';
import type { Party, PartyOptions } from './contract.js';

/** A room's name is a part of an address. */
const ROOM = /^[\w.:@-]{1,64}$/;

/**
 * Joins a room. Fetches what that needs (Yjs among it) when first called, and resolves at once then: the
 * `connection` event tells when the room is joined, or that it can't be.
 * @throws SvError (rejects) INVALID_ARGUMENT; PART_LOAD_FAILED where the code can't be had.
 */
export async function joinParty(options: PartyOptions): Promise<Party> {
  if (!/^wss?:\/\/[^\s?#]+$/i.test(options.url)) {
    throw invalidArgument('url', options.url, 'a ws: or wss: address without query');
  }
  if (!ROOM.test(options.room)) {
    throw invalidArgument('room', options.room, '1 to 64 of letters, digits and _ . : @ -');
  }
  if (options.authority === 'peer' && !ROOM.test(options.user?.userId ?? '')) {
    throw invalidArgument(
      'user',
      options.user,
      'given under peer authority, with a userId of letters and digits',
    );
  }
  if (options.provider !== undefined && options.authority !== 'peer') {
    throw invalidArgument('authority', options.authority, '"peer" where a provider is given');
  }
  if (options.offline !== undefined && !ROOM.test(options.offline)) {
    throw invalidArgument(
      'offline',
      options.offline,
      "the member's id: 1 to 64 of letters, digits and _ . : @ -",
    );
  }
  const { openPartyClient } = await loadClient();
  return openPartyClient(options);
}

async function loadClient() {
  try {
    return await import('./client/party-client.js');
  } catch (cause) {
    throw partLoadFailed('party-client', cause);
  }
}
