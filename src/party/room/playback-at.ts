import type { PartyPlayback } from '../../wire/party-room.js';

/** Whether the room moves, or will at its anchor's time. */
export function isMoving({ paused, heldFor }: PartyPlayback): boolean {
  return !paused && heldFor.length === 0;
}

/** Where the room is, in seconds; before the anchor's time it stands at the anchor. */
export function positionAt(playback: PartyPlayback, serverMs: number): number {
  return isMoving(playback)
    ? playback.anchorPosSec + (Math.max(0, serverMs - playback.anchorServerMs) / 1000) * playback.rate
    : playback.anchorPosSec;
}
