import type { PartyOptions } from '../contract.js';
import { chatPageFailed } from '../errors.js';
import { chatMessage } from '../room/chat-record.js';
import { personOf, type RoomDocument } from '../room/room-document.js';
import type { ShownMessage } from '../room/read-chat.js';
import { ulidTimeMs } from '../room/ulid.js';
import type { ChatMessage } from '../../wire/party-room.js';

const nobody: ReadonlyMap<string, readonly string[]> = new Map();

/**
 * A page of the chat that has left the document, from the server that kept it.
 * @throws SvError (rejects) PARTY_REFUSED; SIDECAR_LOAD_FAILED where the network or the server failed.
 */
export async function fetchChatPage(
  { url, room }: Pick<PartyOptions, 'url' | 'room'>,
  token: string,
  page: number,
  document: RoomDocument,
): Promise<readonly ShownMessage[]> {
  const address = `${url.replace(/^ws/i, 'http').replace(/\/+$/, '')}/${room}/chat/${page}`;
  let answer: Response;
  let body: unknown;
  try {
    answer = await fetch(address, { headers: { Authorization: `Bearer ${token}` } });
    body = await answer.json();
  } catch (cause) {
    throw chatPageFailed(page, null, cause);
  }
  if (!answer.ok) throw chatPageFailed(page, answer.status);
  const shown: ShownMessage[] = [];
  for (const { id, message } of listed(body)) {
    const kept = readMessage(message);
    if (typeof id !== 'string' || kept === null) continue;
    const name = personOf(document, kept.by)?.name ?? '';
    shown.push({ ...kept, id, sentAtMs: ulidTimeMs(id), name, reactions: nobody });
  }
  return shown;
}

interface Listed {
  readonly id?: unknown;
  readonly message?: unknown;
}

/** What isn't of the expected shape is left out. */
function listed(body: unknown): readonly Listed[] {
  const messages =
    typeof body === 'object' && body !== null && 'messages' in body && Array.isArray(body.messages)
      ? (body.messages as readonly unknown[])
      : [];
  return messages.filter((each): each is Listed => typeof each === 'object' && each !== null);
}

function readMessage(value: unknown): ChatMessage | null {
  if (typeof value !== 'object' || value === null) return null;
  const { by, text, sec } = value as Readonly<Record<string, unknown>>;
  return chatMessage([by, text, sec, value]);
}
