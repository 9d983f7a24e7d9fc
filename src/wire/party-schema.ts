import * as v from 'valibot';
import { PARTY_LIMITS, type PartyClientMessage } from './party.js';

/*
 * What a party's server lets in. Only servers import this file: the validator stays out of the browser's
 * entries. It bounds shapes, numbers and lengths; what characters a text may have is for
 * `src/party/text/clean-text.ts`, who may do what for `src/party/room/apply-command.ts`.
 */

const { maxPositionSec, maxSpanMs, maxSlowModeMs, maxWaitMs } = PARTY_LIMITS;

const within = (least: number, most: number) =>
  v.pipe(v.number(), v.finite(), v.minValue(least), v.maxValue(most));
const text = (length: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(length));

const positionSec = within(0, maxPositionSec);
const ulid = v.pipe(v.string(), v.regex(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/, 'Expected a ULID'));
const name = v.pipe(
  v.string(),
  v.maxLength(PARTY_LIMITS.idLength),
  v.regex(/^[\w.:@-]+$/, 'Expected letters, digits and any of _ . : @ -'),
);
const webAddress = v.pipe(
  v.string(),
  v.maxLength(PARTY_LIMITS.urlLength),
  v.regex(/^https?:\/\/[^\s<>"]+$/i, 'Expected an http(s) address'),
);
const emoji = text(PARTY_LIMITS.emojiLength);
const role = v.picklist(['owner', 'moderator', 'member', 'viewer']);

const title = v.object({
  mediaId: text(PARTY_LIMITS.urlLength),
  src: v.exactOptional(webAddress),
  label: v.exactOptional(text(PARTY_LIMITS.labelLength)),
  live: v.exactOptional(v.literal(true)),
});

const settings = v.object({
  control: v.exactOptional(v.picklist(['host', 'role', 'all'])),
  waiting: v.exactOptional(v.picklist(['none', 'host', 'all', 'quorum'])),
  waitLimitMs: v.exactOptional(within(0, maxWaitMs)),
  locked: v.exactOptional(v.boolean()),
  chatOff: v.exactOptional(v.boolean()),
  slowModeMs: v.exactOptional(within(0, maxSlowModeMs)),
});

const command = v.variant('type', [
  v.object({ id: ulid, type: v.literal('play'), positionSec: v.exactOptional(positionSec) }),
  v.object({ id: ulid, type: v.literal('pause'), positionSec: v.exactOptional(positionSec) }),
  v.object({ id: ulid, type: v.literal('seek'), positionSec }),
  v.object({ id: ulid, type: v.literal('rate'), rate: within(PARTY_LIMITS.minRate, PARTY_LIMITS.maxRate) }),
  v.object({ id: ulid, type: v.literal('title'), title, positionSec: v.exactOptional(positionSec) }),
  v.object({ id: ulid, type: v.literal('queue-add'), title }),
  v.object({ id: ulid, type: v.literal('queue-remove'), entryId: ulid }),
  v.object({ id: ulid, type: v.literal('queue-vote'), entryId: ulid, up: v.boolean() }),
  v.object({
    id: ulid,
    type: v.literal('queue-next'),
    afterMediaId: v.nullable(text(PARTY_LIMITS.urlLength)),
  }),
  v.object({
    id: ulid,
    type: v.literal('chat-send'),
    text: text(PARTY_LIMITS.textLength),
    replyTo: v.exactOptional(ulid),
  }),
  v.object({ id: ulid, type: v.literal('chat-edit'), messageId: ulid, text: text(PARTY_LIMITS.textLength) }),
  v.object({ id: ulid, type: v.literal('chat-delete'), messageId: ulid }),
  v.object({ id: ulid, type: v.literal('chat-react'), messageId: ulid, emoji, on: v.boolean() }),
  v.object({ id: ulid, type: v.literal('cheer'), emoji }),
  v.object({ id: ulid, type: v.literal('like'), on: v.boolean() }),
  v.object({ id: ulid, type: v.literal('settings'), settings }),
  v.object({ id: ulid, type: v.literal('role'), userId: name, role }),
  v.object({ id: ulid, type: v.literal('host'), userId: name }),
  v.object({ id: ulid, type: v.literal('mute'), userId: name, forMs: within(0, maxSpanMs) }),
  v.object({
    id: ulid,
    type: v.literal('kick'),
    userId: name,
    reason: v.exactOptional(text(PARTY_LIMITS.labelLength)),
  }),
  v.object({ id: ulid, type: v.literal('ban'), userId: name, forMs: v.nullable(within(1, maxSpanMs)) }),
  v.object({ id: ulid, type: v.literal('unban'), userId: name }),
  v.object({ id: ulid, type: v.literal('invite'), role, forMs: within(1, maxSpanMs) }),
  v.object({ id: ulid, type: v.literal('invite-revoke'), inviteId: ulid }),
]);

const clientMessage = v.variant('type', [
  v.object({ type: v.literal('command'), command }),
  v.object({ type: v.literal('ping'), t0: v.pipe(v.number(), v.finite()) }),
  v.object({ type: v.literal('renew'), token: text(PARTY_LIMITS.tokenLength) }),
]);

export type ParsedPartyMessage =
  | { readonly ok: true; readonly message: PartyClientMessage }
  /** `id`: of the command, where that much could be read, for the answer. */
  | { readonly ok: false; readonly detail: string; readonly id?: string };

function idIn(data: unknown): { id?: string } {
  if (typeof data !== 'object' || data === null || !('command' in data)) return {};
  const sent = data.command;
  if (typeof sent !== 'object' || sent === null || !('id' in sent)) return {};
  return v.is(ulid, sent.id) ? { id: sent.id } : {};
}

/** A party message's JSON to one whose every value is known and within bounds. Never throws. */
export function parsePartyMessage(json: string): ParsedPartyMessage {
  if (json.length > PARTY_LIMITS.messageBytes) {
    return { ok: false, detail: `The message is over ${PARTY_LIMITS.messageBytes} characters.` };
  }
  let data: unknown;
  try {
    data = JSON.parse(json);
  } catch {
    return { ok: false, detail: 'The message is not JSON.' };
  }
  const result = v.safeParse(clientMessage, data, { abortEarly: true });
  if (result.success) return { ok: true, message: result.output };
  const [issue] = result.issues;
  const detail = `${v.getDotPath(issue) ?? 'message'}: ${issue.message}.`;
  return { ok: false, detail: detail.slice(0, 300), ...idIn(data) };
}

/** Whether a user id (of a token, say) is one that commands can name. */
export const isPartyName = (value: unknown): value is string => v.is(name, value);
