import type { PartyCommand, PlaybackWish, QueueWish } from '../../wire/party-command.js';
import type { PartyPlayback, PartyTitle } from '../../wire/party-room.js';
import { isMoving, positionAt } from './playback-at.js';
import { nextEntry, removeEntry } from './queue.js';
import { playbackOf, type RoomDocument, titleOf } from './room-document.js';
import type { RoomTime } from './room-time.js';
import { titleFault } from './title-fault.js';
import { done, refuse, type Verdict } from './verdict.js';
import { mayControl, type Member } from './who-may.js';

/** So many of the last command ids are kept with the playback, so that a repeat is known for one. */
const RECENT_COMMANDS = 8;

type Change = Partial<Omit<PartyPlayback, 'seq' | 'by' | 'recent'>>;

export function writePlayback(
  room: RoomDocument,
  change: Change,
  by: string | null,
  commandId: string | null,
): void {
  const before = playbackOf(room);
  const recent = commandId === null ? before.recent : [...before.recent, commandId].slice(-RECENT_COMMANDS);
  const after: PartyPlayback = { ...before, ...change, seq: before.seq + 1, by, recent };
  room.room.set('playback', after);
}

type ControlCommand = { readonly id: string } & (PlaybackWish | Extract<QueueWish, { type: 'queue-next' }>);

/**
 * A live title begins so far behind now: three segments of the usual 6 s, which is where players start, and a
 * little. Nearer the edge, viewers' players differ in what they have.
 */
const LIVE_DELAY_SEC = 20;

/** Another title from its beginning (a live one near its edge), or from `positionSec`; it plays if the room did, or if asked to. */
function titleChange(
  before: PartyPlayback,
  title: PartyTitle,
  at: RoomTime,
  {
    positionSec = title.live === true ? at.nowMs / 1000 - LIVE_DELAY_SEC : 0,
    paused = before.paused,
  }: { positionSec?: number; paused?: boolean },
): Change {
  return {
    epoch: before.epoch + 1,
    mediaId: title.mediaId,
    anchorPosSec: positionSec,
    anchorServerMs: at.nowMs + (paused ? 0 : at.leadMs),
    paused,
    heldFor: [],
  };
}

/** From here, all at once: everyone has heard of it by the anchor's time. Null: it is so already. */
function change(
  before: PartyPlayback,
  command: { readonly id: string } & Exclude<PlaybackWish, { type: 'title' }>,
  at: RoomTime,
): Change | null {
  const { nowMs, leadMs } = at;
  const here = positionAt(before, nowMs);
  switch (command.type) {
    case 'play':
      if (!before.paused && command.positionSec === undefined) return null;
      return { paused: false, anchorPosSec: command.positionSec ?? here, anchorServerMs: nowMs + leadMs };
    case 'pause':
      if (before.paused && command.positionSec === undefined) return null;
      return {
        paused: true,
        heldFor: [],
        anchorPosSec: command.positionSec ?? here,
        anchorServerMs: nowMs,
      };
    case 'seek':
      return { anchorPosSec: command.positionSec, anchorServerMs: nowMs + (before.paused ? 0 : leadMs) };
    case 'rate':
      if (before.rate === command.rate) return null;
      return {
        rate: command.rate,
        anchorPosSec: here,
        anchorServerMs: isMoving(before) ? Math.max(nowMs, before.anchorServerMs) : before.anchorServerMs,
      };
    default:
      return command satisfies never;
  }
}

const controls: ReadonlySet<string> = new Set<ControlCommand['type']>([
  'play',
  'pause',
  'seek',
  'rate',
  'title',
  'queue-next',
]);

export const isControl = (command: PartyCommand): command is ControlCommand => controls.has(command.type);

/** Play, pause, seek, rate, title and the queue's next. */
export function applyControl(room: RoomDocument, command: ControlCommand, by: Member, at: RoomTime): Verdict {
  const before = playbackOf(room);
  if (!mayControl(room, by)) {
    return refuse('forbidden', 'Playback is for others to control in this room.');
  }
  if (command.type === 'title') {
    const fault = titleFault(command.title);
    if (fault !== null) return refuse('invalid-text', fault);
    room.room.set('title', { ...command.title });
    writePlayback(room, titleChange(before, command.title, at, command), by.userId, command.id);
    return done;
  }
  if (command.type === 'queue-next') {
    if (before.mediaId !== command.afterMediaId) {
      return refuse('stale', `The room plays another title than ${command.afterMediaId ?? 'none'} already.`);
    }
    const next = nextEntry(room);
    if (next === null) return refuse('not-found', 'The queue is empty.');
    removeEntry(room, next.id);
    room.room.set('title', { ...next.entry.title });
    const changed = titleChange(before, next.entry.title, at, { paused: false });
    writePlayback(room, changed, by.userId, command.id);
    return done;
  }
  if (before.mediaId === null && titleOf(room) === null && command.type !== 'rate') {
    return refuse('not-found', 'The room has no title yet.');
  }
  const changed = change(before, command, at);
  if (changed !== null) writePlayback(room, changed, by.userId, command.id);
  return done;
}
