import { PARTY_LIMITS } from '../../wire/party.js';
import type { PartyTitle } from '../../wire/party-room.js';
import { nameFault } from '../text/clean-text.js';

/** Null for a title whose texts may be shown, else what is wrong with them. */
export function titleFault({ mediaId, label }: PartyTitle): string | null {
  const idFault = nameFault(mediaId, PARTY_LIMITS.urlLength);
  if (idFault !== null) return `title.mediaId: ${idFault}`;
  const labelFault = label === undefined ? null : nameFault(label, PARTY_LIMITS.labelLength);
  return labelFault === null ? null : `title.label: ${labelFault}`;
}
