import type { PartyRefusalCode } from '../../wire/party.js';
import type { ChatMessage, PartyRole } from '../../wire/party-room.js';

/** What an applied command asks of the authority, beside the change of the document. */
export type PartyEffect =
  /** Tell everyone present; nothing is kept. */
  | { readonly type: 'cheer'; readonly userId: string; readonly emoji: string }
  /** Close every connection of this user. */
  | {
      readonly type: 'close';
      readonly userId: string;
      readonly why: 'kicked' | 'banned';
      readonly reason?: string;
    }
  /** Sign a token for this invite and give it to the sender. */
  | {
      readonly type: 'invite';
      readonly inviteId: string;
      readonly role: PartyRole;
      readonly expiresAtMs: number;
    }
  /** This page of the chat has left the document: keep it for who asks for history. */
  | { readonly type: 'sealed'; readonly page: SealedPage };

/** A page of the chat that is complete, oldest message first. */
export interface SealedPage {
  /** 0, 1, 2, … since the room began. */
  readonly number: number;
  readonly messages: readonly { readonly id: string; readonly message: ChatMessage }[];
}

export interface Refusal {
  readonly ok: false;
  readonly code: PartyRefusalCode;
  readonly detail: string;
  readonly retryAfterMs?: number;
}

/** A refused command has changed nothing. */
export type Verdict = { readonly ok: true; readonly effects: readonly PartyEffect[] } | Refusal;

/** Done, or done before; nothing else to do. */
export const done: Verdict = { ok: true, effects: [] };

export function doneWith(...effects: readonly PartyEffect[]): Verdict {
  return { ok: true, effects };
}

export function refuse(code: PartyRefusalCode, detail: string, retryAfterMs?: number): Refusal {
  return { ok: false, code, detail, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
}
