import type * as Y from 'yjs';
import type { PartyPresence, WaitReason } from '../../wire/party-room.js';
import { COMMAND_ORIGIN } from './apply-command.js';
import { writePlayback } from './apply-playback.js';
import { isMoving, positionAt } from './playback-at.js';
import { hostOf, openRoom, playbackOf, settingsOf } from './room-document.js';
import type { RoomTime } from './room-time.js';

interface Waiter {
  reason: WaitReason | null;
  /** When it last became not ready, the authority's clock. */
  sinceMs: number;
  /** Nobody waits for who has only just come. */
  wasReady: boolean;
  apart: boolean;
}

/** A hidden page may play on, or be throttled for good: nobody waits for it. */
const holds = (reason: WaitReason | null): boolean => reason !== null && reason !== 'hidden';

const sameUsers = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((userId, at) => userId === b[at]);

/**
 * For whom a room stands still: what members' presence says, and since when. One for each room, at its
 * authority; it holds no clock and no timer.
 */
export class WaitingRoom {
  readonly #waiters = new Map<string, Waiter>();

  /** A member's presence came or changed. */
  note(userId: string, { waiting, apart }: Pick<PartyPresence, 'waiting' | 'apart'>, nowMs: number): void {
    const before = this.#waiters.get(userId);
    const isNew = before === undefined || !holds(before.reason);
    this.#waiters.set(userId, {
      reason: waiting,
      sinceMs: isNew ? nowMs : before.sinceMs,
      wasReady: (before?.wasReady ?? false) || !holds(waiting),
      apart,
    });
  }

  /** Nobody waits for who has left. */
  remove(userId: string): void {
    this.#waiters.delete(userId);
  }

  /**
   * Holds the room, or lets it go on, as its policy says. Call it when presence or settings changed, when
   * someone left, and at `checkAgainMs` of the last call.
   * @returns Epoch ms at which someone's time will be up; null while the room waits for nobody.
   */
  settle(doc: Y.Doc, at: RoomTime): number | null {
    const room = openRoom(doc);
    const { waitLimitMs } = settingsOf(room);
    const before = playbackOf(room);
    const heldFor = before.paused ? [] : this.#awaited(doc, at.nowMs);
    if (!sameUsers(heldFor, before.heldFor)) {
      doc.transact(() => {
        const wasMoving = isMoving(before);
        const anchorPosSec = positionAt(before, at.nowMs);
        // Who joins or leaves the waited-for changes nothing about where the room stands.
        const goesOn = !wasMoving && heldFor.length === 0 && !before.paused;
        const anchorServerMs = at.nowMs + (goesOn ? at.leadMs : 0);
        writePlayback(room, { heldFor, anchorPosSec, anchorServerMs }, null, null);
      }, COMMAND_ORIGIN);
    }
    if (heldFor.length === 0) return null;
    const ends = heldFor.map((userId) => (this.#waiters.get(userId)?.sinceMs ?? at.nowMs) + waitLimitMs);
    return Math.min(...ends);
  }

  #awaited(doc: Y.Doc, nowMs: number): readonly string[] {
    const room = openRoom(doc);
    const { waiting, waitLimitMs } = settingsOf(room);
    const host = hostOf(room);
    const counted = Array.from(this.#waiters).filter(([, { wasReady, apart }]) => wasReady && !apart);
    const late = counted
      .filter(([, { reason, sinceMs }]) => holds(reason) && nowMs - sinceMs < waitLimitMs)
      .map(([userId]) => userId)
      .sort();
    switch (waiting) {
      case 'none':
        return [];
      case 'host':
        return late.filter((userId) => userId === host);
      case 'all':
        return late;
      case 'quorum':
        return (counted.length - late.length) * 2 < counted.length ? late : [];
      default:
        return waiting satisfies never;
    }
  }
}
