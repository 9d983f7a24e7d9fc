import type { IncomingMessage } from 'node:http';
import { isPartyName } from '../../../../src/wire/party-schema.js';
import { isOriginAllowed } from './origins.js';
import type { PartyRefusal } from './refusal.js';
import { verifyToken, type PartyPass } from './token.js';

export type Admission =
  { readonly ok: true; readonly pass: PartyPass } | { readonly ok: false; readonly refusal: PartyRefusal };

/** The room a request is for: `/party/ROOM`, one segment; null for any other path. */
export function roomOf(url: string): string | null {
  const [, segment] = /^\/party\/([^/?#]+)\/?(?:\?|$)/.exec(url) ?? [];
  if (segment === undefined) return null;
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
}

/**
 * Whether a request to open a socket may: by its origin, then by its token (`?token=`, or
 * `Authorization: Bearer`). Nothing of a room has been touched by then.
 */
export async function admit(
  request: Pick<IncomingMessage, 'url' | 'headers'>,
  rules: { readonly secret: Uint8Array; readonly origins: readonly string[] },
): Promise<Admission> {
  const url = request.url ?? '';
  const room = roomOf(url);
  if (!isPartyName(room)) {
    return refuse('forbidden', 'A room is named by 1 to 64 letters, digits and any of _ . : @ -');
  }
  if (!isOriginAllowed(request.headers, rules.origins)) {
    return refuse('forbidden', 'Pages of this origin may not open parties here.');
  }
  const token = tokenOf(url, request.headers.authorization);
  if (token === '') return refuse('unauthorized', 'Bring a token: ?token=TOKEN.');
  const verified = await verifyToken(token, rules.secret);
  if (!verified.ok) return verified;
  if (verified.pass.room !== room) return refuse('forbidden', 'The token is for another room.');
  return verified;
}

function tokenOf(url: string, authorization: string | undefined): string {
  const bearer = /^Bearer (.+)$/i.exec(authorization ?? '')?.[1];
  return bearer ?? new URLSearchParams(url.split('?')[1] ?? '').get('token') ?? '';
}

function refuse(name: PartyRefusal['name'], detail: string): Admission {
  return { ok: false, refusal: { name, detail } };
}
