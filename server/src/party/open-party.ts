import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { isLoopback, type ServerOptions } from '../server-options.js';
import { guestSecret } from './access/secret.js';
import { ownBackend, type PartyBackend } from './backend.js';
import { openRedisBackend } from './cluster/redis-backend.js';
import { openLevelStore } from './log/level-store.js';
import { partyRoutes } from './party-routes.js';
import { PartyServer } from './party-server.js';
import { Room } from './room/room.js';
import { Rooms } from './rooms.js';

type PartyOptions = Pick<
  ServerOptions,
  'data' | 'host' | 'partySecret' | 'partyOrigins' | 'partyLimits' | 'redis'
>;

export interface OpenParty {
  /** Hands the members over and closes what the rooms are kept in. */
  close(): Promise<void>;
}

/**
 * Watch parties at `/party/ROOM`, kept in the data folder or by Redis.
 *
 * @throws StartError when neither can be opened.
 */
export async function openParty(app: FastifyInstance, options: PartyOptions): Promise<OpenParty> {
  const { partySecret, partyOrigins: origins, partyLimits: limits } = options;
  const folder = join(options.data, 'party');
  await mkdir(folder, { recursive: true });
  const secret =
    partySecret === undefined
      ? await guestSecret(join(folder, 'guest-secret'))
      : new TextEncoder().encode(partySecret);
  const backend: PartyBackend =
    options.redis === undefined
      ? ownBackend(await openLevelStore(join(folder, 'rooms'), Date.now))
      : await openRedisBackend(options.redis);
  const rooms = new Rooms(limits.rooms, async (name) =>
    Room.open(name, backend.home(name), { clock: backend.clock, awayMs: limits.awayMs }),
  );
  const server = new PartyServer({ secret, origins, limits, clock: backend.clock, rooms });
  server.attach(app.server);
  const guests = partySecret === undefined && isLoopback(options.host);
  partyRoutes(app, { secret, origins, guests, rooms, backend });
  return {
    async close() {
      await server.close();
      await backend.close();
    },
  };
}
