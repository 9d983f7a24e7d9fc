import { Redis } from 'ioredis';
import type { SealedPage } from '../../../../src/party/room/verdict.js';
import { StartError } from '../../start-error.js';
import type { PartyBackend } from '../backend.js';
import { ClusterRoom } from './cluster-room.js';
import { keysOf } from './keys.js';
import { Node } from './node.js';
import { RedisClock } from './redis-clock.js';

/**
 * Rooms that any number of machines share by a Redis 7: any of them takes any member.
 *
 * @throws StartError when it can't be reached.
 */
export async function openRedisBackend(url: string): Promise<PartyBackend> {
  const redis = new Redis(url, { lazyConnect: true, maxRetriesPerRequest: 1 });
  // Its commands fail, which is where it is dealt with.
  redis.on('error', () => undefined);
  let clock: RedisClock;
  try {
    await redis.connect();
    clock = await RedisClock.start(redis);
  } catch (error) {
    redis.disconnect();
    const why = error instanceof Error ? error.message : String(error);
    throw new StartError(`The Redis given by --redis can't be reached: ${why}`, { cause: error });
  }
  const node = new Node(redis);
  return {
    clock: clock.now,
    home: (room) => async (outside) => ClusterRoom.open(node, room, outside),
    async has(room) {
      const { log, state } = keysOf(room);
      return (await redis.exists(log, state)) > 0;
    },
    async page(room, number) {
      const json = await redis.hget(keysOf(room).pages, String(number));
      return json === null ? null : (JSON.parse(json) as SealedPage);
    },
    async close() {
      clock.stop();
      node.close();
      redis.disconnect();
    },
  };
}
