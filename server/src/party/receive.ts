import type { PartyClientMessage } from '../../../src/wire/party.js';
import { parsePartyMessage } from '../../../src/wire/party-schema.js';
import { flooding, type PartyRefusal } from './access/refusal.js';
import { signInvitation, verifyToken } from './access/token.js';
import { readFrame } from './frames.js';
import type { Member } from './member.js';
import type { RateLimiter } from './rate-limiter.js';
import { RoomLost } from './room/home.js';
import type { Room } from './room/room.js';

/** What every connection is held to. */
export interface Rules {
  /** Epoch ms; the rooms' time. */
  readonly clock: () => number;
  readonly secret: Uint8Array;
  /** By user. */
  readonly commands: RateLimiter;
  /** By user: what costs a whole document or everybody's presence to answer. */
  readonly asks: RateLimiter;
}

const badMessage: PartyRefusal = { name: 'badMessage', detail: 'That is no message of a party.' };

/** One message of a member, judged and carried out; what breaks the rules ends the connection. */
export async function receive(room: Room, member: Member, bytes: Uint8Array, rules: Rules): Promise<void> {
  const arrivedMs = rules.clock();
  const frame = readFrame(bytes);
  if (frame === null) return member.dismiss(badMessage);
  switch (frame.type) {
    case 'nothing':
      return undefined;
    case 'ask':
      if (!rules.asks.take(member.userId, arrivedMs)) return member.dismiss(flooding);
      if ((await room.answer(member, frame.stateVector)) === 'unreadable') member.dismiss(badMessage);
      return undefined;
    case 'ask-presence':
      if (!rules.asks.take(member.userId, arrivedMs)) return member.dismiss(flooding);
      return room.sendPresence(member);
    case 'change':
      return member.dismiss({
        name: 'notYours',
        detail: 'The document is changed by commands only; nothing of yours was taken.',
      });
    case 'presence':
      return receivePresence(room, member, frame.update);
    case 'party':
      return receiveParty(room, member, frame.json, { arrivedMs, rules });
    default:
      return frame satisfies never;
  }
}

function receivePresence(room: Room, member: Member, update: Uint8Array): void {
  const verdict = room.receivePresence(member, update);
  if (verdict === 'invalid') member.dismiss(badMessage);
  if (verdict !== 'forged') return;
  member.dismiss({
    name: 'notYours',
    detail: "That was presence in another's name; nothing of it was taken.",
  });
}

interface Arrival {
  readonly arrivedMs: number;
  readonly rules: Rules;
}

async function receiveParty(room: Room, member: Member, json: string, arrival: Arrival): Promise<void> {
  const parsed = parsePartyMessage(json);
  if (parsed.ok) return carryOut(room, member, parsed.message, arrival);
  if (parsed.id === undefined) return member.dismiss({ name: 'badMessage', detail: parsed.detail });
  return member.say({ type: 'nack', id: parsed.id, code: 'invalid', detail: parsed.detail });
}

/** Who brings another's token, or one that doesn't hold, is as who came with it. */
async function renew(
  room: Room,
  member: Member,
  token: string,
  { arrivedMs, rules }: Arrival,
): Promise<void> {
  if (!rules.asks.take(member.userId, arrivedMs)) return member.dismiss(flooding);
  const verified = await verifyToken(token, rules.secret);
  if (!verified.ok) return member.dismiss(verified.refusal);
  const { pass } = verified;
  if (pass.userId !== member.userId || pass.room !== room.name) {
    return member.dismiss({ name: 'forbidden', detail: "The token is another user's, or another room's." });
  }
  member.renew(pass);
  return room.renewed(member);
}

async function carryOut(
  room: Room,
  member: Member,
  message: PartyClientMessage,
  { arrivedMs, rules }: Arrival,
): Promise<void> {
  if (message.type === 'ping') {
    return member.say({ type: 'pong', t0: message.t0, t1: arrivedMs, t2: rules.clock() });
  }
  if (message.type === 'renew') return renew(room, member, message.token, { arrivedMs, rules });
  const { command } = message;
  const { id } = command;
  if (!rules.commands.take(member.userId, arrivedMs)) {
    const retryAfterMs = rules.commands.waitMs(member.userId, arrivedMs);
    return member.say({
      type: 'nack',
      id,
      code: 'rate-limited',
      detail: `Too many commands: wait ${retryAfterMs} ms.`,
      retryAfterMs,
    });
  }
  let verdict;
  try {
    verdict = await room.command(member, command);
  } catch (error) {
    // Its members were sent away; whether this command was kept, its repetition will tell.
    if (error instanceof RoomLost) return undefined;
    throw error;
  }
  if (!verdict.ok) {
    const { code, detail, retryAfterMs } = verdict;
    return member.say({
      type: 'nack',
      id,
      code,
      detail,
      ...(retryAfterMs !== undefined && { retryAfterMs }),
    });
  }
  const invited = verdict.effects.find((effect) => effect.type === 'invite');
  if (invited === undefined) return member.say({ type: 'ack', id });
  const inviteToken = await signInvitation({ room: room.name, ...invited }, rules.secret);
  return member.say({ type: 'ack', id, inviteToken });
}
