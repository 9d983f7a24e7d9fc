import { errors, jwtVerify, SignJWT, type JWTPayload } from 'jose';
import { cleanName } from '../../../../src/party/text/clean-text.js';
import { PARTY_LIMITS, type PartyActor } from '../../../../src/wire/party.js';
import { isPartyName } from '../../../../src/wire/party-schema.js';
import type { PartyRole } from '../../../../src/wire/party-room.js';
import type { PartyRefusal } from './refusal.js';

/** The `aud` of every token of a party, so that another service's token of the same secret is none. */
const AUDIENCE = 'sv-party';

const ALGORITHM = 'HS256';

const roles: readonly PartyRole[] = ['owner', 'moderator', 'member', 'viewer'];

/** What a token says, once its signature, audience and time were checked. */
export interface PartyPass extends PartyActor {
  readonly room: string;
  readonly expiresAtMs: number;
  /** The invite it was got by: it holds no longer than that one. */
  readonly inviteId?: string;
}

export type Verified =
  { readonly ok: true; readonly pass: PartyPass } | { readonly ok: false; readonly refusal: PartyRefusal };

/** What an invitation says: whoever brings it may have a token of their own. */
export interface Invitation {
  readonly room: string;
  readonly role: PartyRole;
  readonly inviteId: string;
  readonly expiresAtMs: number;
}

export type ReadInvitation =
  | { readonly ok: true; readonly invitation: Invitation }
  | { readonly ok: false; readonly refusal: PartyRefusal };

const noInvitation = unauthorized('That is no invite of this server.');

/**
 * A JWT, HS256, of `aud` "sv-party", `sub` (user id), `name`, `room`, `role` and `exp`. Of the name is kept what
 * may be shown.
 * Never throws: the refusal says what to do.
 */
export async function verifyToken(token: string, secret: Uint8Array): Promise<Verified> {
  const claims = await readClaims(token, secret);
  if (!claims.ok) return claims;
  const { sub, exp, name: called, room, role, invite } = claims.payload;
  const name = typeof called === 'string' ? cleanName(called).slice(0, PARTY_LIMITS.nameLength) : '';
  if (!isPartyName(sub) || exp === undefined || name === '' || !isPartyName(room) || !isRole(role)) {
    return unauthorized('The token must say sub, name, room, role and exp.');
  }
  const pass = { userId: sub, name, role, room, expiresAtMs: exp * 1_000 };
  return { ok: true, pass: typeof invite === 'string' ? { ...pass, inviteId: invite } : pass };
}

export async function signToken(pass: PartyPass, secret: Uint8Array): Promise<string> {
  const { userId, name, room, role, inviteId, expiresAtMs } = pass;
  const claims = { name, room, role, ...(inviteId === undefined ? {} : { invite: inviteId }) };
  return sign({ ...claims, sub: userId }, expiresAtMs, secret);
}

/** An invitation is no token: it has no `sub`. */
export async function signInvitation(invitation: Invitation, secret: Uint8Array): Promise<string> {
  const { room, role, inviteId, expiresAtMs } = invitation;
  return sign({ room, role, invite: inviteId }, expiresAtMs, secret);
}

/** By its signature and time alone: whether it was revoked, its room knows. */
export async function readInvitation(token: string, secret: Uint8Array): Promise<ReadInvitation> {
  const claims = await readClaims(token, secret);
  if (!claims.ok) {
    return claims.refusal.name === 'expired'
      ? { ok: false, refusal: { name: 'expired', detail: 'The invite is over: ask for another one.' } }
      : noInvitation;
  }
  const { sub, exp, room, role, invite } = claims.payload;
  if (sub !== undefined || exp === undefined || typeof invite !== 'string') return noInvitation;
  if (!isPartyName(room) || !isRole(role)) return noInvitation;
  return { ok: true, invitation: { room, role, inviteId: invite, expiresAtMs: exp * 1_000 } };
}

async function sign(claims: JWTPayload, expiresAtMs: number, secret: Uint8Array): Promise<string> {
  return new SignJWT(claims)
    .setProtectedHeader({ alg: ALGORITHM })
    .setAudience(AUDIENCE)
    .setExpirationTime(Math.floor(expiresAtMs / 1_000))
    .sign(secret);
}

async function readClaims(
  token: string,
  secret: Uint8Array,
): Promise<{ ok: true; payload: JWTPayload } | { ok: false; refusal: PartyRefusal }> {
  try {
    const { payload } = await jwtVerify(token, secret, { audience: AUDIENCE, algorithms: [ALGORITHM] });
    return { ok: true, payload };
  } catch (error) {
    if (error instanceof errors.JWTExpired) {
      return { ok: false, refusal: { name: 'expired', detail: 'The token ran out: get a new one.' } };
    }
    return unauthorized('The token is not one of this server.');
  }
}

function unauthorized(detail: string): { readonly ok: false; readonly refusal: PartyRefusal } {
  return { ok: false, refusal: { name: 'unauthorized', detail } };
}

function isRole(value: unknown): value is PartyRole {
  return roles.some((role) => role === value);
}
