import type { ChatMessage } from '../../wire/party-room.js';

/**
 * A chat message as the document holds it: by position, not by name, which saves an eighth of a room's
 * bytes. `[by, text, second or null, what else there is]`.
 */
export type ChatRecord =
  | readonly [by: string, text: string]
  | readonly [by: string, text: string, sec: number | null]
  | readonly [by: string, text: string, sec: number | null, more: ChatMore];

type ChatMore = Omit<ChatMessage, 'by' | 'text' | 'sec'>;

export function chatRecord({ by, text, sec, ...more }: ChatMessage): ChatRecord {
  for (const _any in more) return [by, text, sec ?? null, more];
  return sec === undefined ? [by, text] : [by, text, sec];
}

function moreOf(value: unknown): ChatMore {
  if (typeof value !== 'object' || value === null) return {};
  const { replyTo, edited, deletedBy } = value as Readonly<Record<string, unknown>>;
  return {
    ...(typeof replyTo === 'string' && { replyTo }),
    ...(edited === true && { edited }),
    ...(typeof deletedBy === 'string' && { deletedBy }),
  };
}

/** Null for what isn't a record. */
export function chatMessage(value: unknown): ChatMessage | null {
  if (!Array.isArray(value)) return null;
  const [by, text, sec, more] = value as readonly unknown[];
  if (typeof by !== 'string' || typeof text !== 'string') return null;
  return { by, text, ...(typeof sec === 'number' && { sec }), ...moreOf(more) };
}
