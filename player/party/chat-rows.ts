import type { ShownMessage } from '../../src/party/room/read-chat.js';
import { mentions } from './mention.js';

/** A message of the same author this soon after the last needs no name and picture of its own. */
const SAME_BREATH_MS = 5 * 60_000;
/** A message from so little later is from now: clocks and players are that far apart. */
const AHEAD_SEC = 2;

export interface ChatRow {
  readonly message: ShownMessage;
  readonly isYours: boolean;
  /** Goes on from the row before: same author, soon after. */
  readonly continues: boolean;
  /** From later in the title than the viewer is: it may give something away. */
  readonly isAhead: boolean;
  readonly mentionsYou: boolean;
  /** What it answers; null where that is gone. */
  readonly repliedTo?: ShownMessage | null;
}

export interface ChatReader {
  readonly userId: string;
  readonly name: string;
  /** Where the viewer is in the title, seconds; null where messages can't be ahead of them. */
  readonly atSec: number | null;
  /** Messages that were on screen before, or that the viewer asked to see. */
  readonly seen: ReadonlySet<string>;
}

/** Messages, oldest first, as one reader is shown them. */
export function chatRows(chat: readonly ShownMessage[], reader: ChatReader): readonly ChatRow[] {
  const { userId, name, atSec, seen } = reader;
  return chat.map((message, index) => {
    const before = chat[index - 1];
    const { id, by, sec, sentAtMs, replyTo, text } = message;
    const isYours = by === userId;
    return {
      message,
      isYours,
      continues: before?.by === by && sentAtMs - before.sentAtMs < SAME_BREATH_MS && replyTo === undefined,
      isAhead: !isYours && atSec !== null && sec !== undefined && sec > atSec + AHEAD_SEC && !seen.has(id),
      mentionsYou: !isYours && mentions(text, name),
      ...(replyTo !== undefined && { repliedTo: chat.find((each) => each.id === replyTo) ?? null }),
    };
  });
}
