import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as v from 'valibot';
import { cleanName, nameFault } from '../../../src/party/text/clean-text.js';
import { PARTY_LIMITS, type PartyCloseName } from '../../../src/wire/party.js';
import { isPartyName } from '../../../src/wire/party-schema.js';
import { isLoopback } from '../server-options.js';
import { admit } from './access/admit.js';
import { isOriginAllowed } from './access/origins.js';
import { readInvitation, signToken, type Invitation, type PartyPass } from './access/token.js';
import type { PartyBackend } from './backend.js';
import { RateLimiter } from './rate-limiter.js';
import type { Rooms } from './rooms.js';

/** A guest's stay; a page that is open longer asks again. */
const GUEST_MS = 12 * 3_600_000;

/** Tokens that one address may ask for. */
const TOKENS_PER_SEC = 1;
const TOKENS_BURST = 50;

const STATUS: Partial<Record<PartyCloseName, number>> = { unauthorized: 401, expired: 401, forbidden: 403 };

export interface PartyRoutesOptions {
  readonly secret: Uint8Array;
  readonly origins: readonly string[];
  /** Whoever is on this machine gets a token for the asking. */
  readonly guests: boolean;
  readonly rooms: Rooms;
  readonly backend: PartyBackend;
}

const wish = v.union([
  v.object({ room: v.string(), name: v.string() }),
  v.object({ invite: v.string(), name: v.string() }),
]);

/**
 * Beside the sockets: `POST /party/token` for guests and the invited, `GET /party/ROOM/chat/PAGE` for what the
 * chat was.
 */
export function partyRoutes(app: FastifyInstance, options: PartyRoutesOptions): void {
  const tokens = new RateLimiter(TOKENS_PER_SEC, TOKENS_BURST);
  // Who opened a room that nobody had before is its owner.
  const founded = new Set<string>();

  app.addHook('onRequest', async (request, reply) => {
    if (!request.url.startsWith('/party/')) return;
    reply.header('Cache-Control', 'no-store');
    allowOrigin(request, reply, options.origins);
  });
  app.options('/party/*', async (_request, reply) => reply.code(204).send());

  app.post('/party/token', async (request, reply) => {
    if (!tokens.take(request.ip, Date.now())) {
      return refuse(reply.header('Retry-After', 1), 429, 'rate-limited', 'Too many tokens: wait a second.');
    }
    const parsed = v.safeParse(wish, request.body);
    if (!parsed.success) {
      return refuse(reply, 400, 'invalid', 'Send {"room", "name"} or {"invite", "name"} as JSON.');
    }
    const name = cleanName(parsed.output.name);
    const fault = nameFault(name, PARTY_LIMITS.nameLength);
    if (fault !== null) return refuse(reply, 400, 'invalid', `name: ${fault}`);
    const userId = `guest-${randomUUID()}`;
    if ('invite' in parsed.output) {
      const read = await readInvitation(parsed.output.invite, options.secret);
      if (!read.ok) return refuse(reply, 401, read.refusal.name, read.refusal.detail);
      const standing = await inviteStanding(read.invitation, options);
      if (standing === 'revoked') return refuse(reply, 401, 'revoked', 'The invite was taken back.');
      if (standing === 'unknown') {
        return refuse(reply.header('Retry-After', 1), 503, 'failed', "The room can't be asked: come back.");
      }
      return reply.send(await ticket({ ...read.invitation, userId, name }, options.secret));
    }
    const { room } = parsed.output;
    if (!options.guests || !isFromThisMachine(request)) {
      return refuse(reply, 403, 'forbidden', 'Tokens are given by the site that holds the party.');
    }
    if (!isPartyName(room)) {
      return refuse(reply, 400, 'invalid', 'room: 1 to 64 letters, digits and any of _ . : @ -');
    }
    const isFounder = !founded.has(room) && !options.rooms.has(room) && !(await options.backend.has(room));
    founded.add(room);
    const role = isFounder ? 'owner' : 'member';
    const expiresAtMs = Date.now() + GUEST_MS;
    return reply.send(await ticket({ room, role, userId, name, expiresAtMs }, options.secret));
  });

  app.get<{ Params: { room: string; page: string } }>('/party/:room/chat/:page', async (request, reply) => {
    const { url, headers, params } = request;
    const place = { url: url.replace(/\/chat\/[^/?]*/, ''), headers };
    const admission = await admit(place, options);
    if (!admission.ok) {
      const { name, detail } = admission.refusal;
      return refuse(reply, STATUS[name] ?? 403, name, detail);
    }
    if (!(await options.rooms.isHere(params.room, admission.pass.userId))) {
      return refuse(reply, 403, 'forbidden', 'The chat is for those in the room: open its socket first.');
    }
    const number = Number(params.page);
    const page = Number.isSafeInteger(number) ? await options.backend.page(params.room, number) : null;
    if (page === null) return refuse(reply, 404, 'not-found', 'The chat has no such page here.');
    return reply.send(page);
  });

  app.get('/party/:room', async (_request, reply) =>
    refuse(reply.header('Upgrade', 'websocket'), 426, 'upgrade-required', 'Open a WebSocket here.'),
  );
}

/** As the room knows it now; a room that is gone has no invites, and isn't begun anew for one. */
async function inviteStanding(
  { room: name, inviteId }: Invitation,
  { rooms, backend }: Pick<PartyRoutesOptions, 'rooms' | 'backend'>,
): Promise<'holds' | 'revoked' | 'unknown'> {
  if (!rooms.has(name) && !(await backend.has(name))) return 'revoked';
  try {
    const holds = await rooms.visit(name, async (room) => room.hasInvite(inviteId));
    if (holds === null) return 'unknown';
    return holds ? 'holds' : 'revoked';
  } catch (error) {
    console.error('A room of a party could not be asked for an invite:', error);
    return 'unknown';
  }
}

async function ticket(pass: PartyPass, secret: Uint8Array): Promise<PartyPass & { readonly token: string }> {
  return { ...pass, token: await signToken(pass, secret) };
}

/** Pages that may open a socket may ask for a token, and for the chat. */
function allowOrigin(request: FastifyRequest, reply: FastifyReply, origins: readonly string[]): void {
  const { origin } = request.headers;
  if (origin === undefined || !isOriginAllowed(request.headers, origins)) return;
  reply.header('Access-Control-Allow-Origin', origin);
  reply.header('Access-Control-Allow-Headers', 'Authorization, Content-Type');
  reply.header('Vary', 'Origin');
}

/** Under its own name and through no proxy: a foreign page, or a foreign machine, could be behind either. */
function isFromThisMachine(request: FastifyRequest): boolean {
  const { headers, hostname } = request;
  return isLoopback(hostname) && headers['x-forwarded-for'] === undefined && headers.forwarded === undefined;
}

function refuse(reply: FastifyReply, status: number, error: string, detail: string): FastifyReply {
  return reply.code(status).send({ error, detail });
}
