import type { PartyMember } from '../../src/party/contract.js';
import type { PartyPlayback, WaitReason } from '../../src/wire/party-room.js';

/** Somebody whom the room stands still for; `reason` is null where they have just come back. */
export interface HeldFor {
  readonly userId: string;
  readonly reason: WaitReason | null;
}

/** For whom the room waits, and why; nobody while it is paused or runs. */
export function heldFor(playback: PartyPlayback, members: readonly PartyMember[]): readonly HeldFor[] {
  if (playback.paused) return [];
  return playback.heldFor.map((userId) => ({
    userId,
    reason: members.find((member) => member.userId === userId)?.waiting ?? null,
  }));
}
