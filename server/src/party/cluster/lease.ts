import type { Redis } from 'ioredis';
import type { RoomKeys } from './keys.js';

/** A lease lapses after this long without being renewed: the machine that had it is taken for dead. */
const LEASE_MS = 2_500;

/** KEYS lease, fence; ARGV node, ms. The new lease, or nothing where another has it. */
const TAKE = `
if redis.call('EXISTS', KEYS[1]) == 1 then return false end
local lease = ARGV[1] .. ':' .. redis.call('INCR', KEYS[2])
redis.call('SET', KEYS[1], lease, 'PX', ARGV[2])
return lease`;

/** KEYS lease; ARGV the lease, ms. */
const RENEW = `
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
return redis.call('PEXPIRE', KEYS[1], ARGV[2])`;

/** KEYS lease; ARGV the lease. */
const RELEASE = `
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
return redis.call('DEL', KEYS[1])`;

/** The right to be a room's authority, unlike any given before; null while another node has it. */
export async function takeLease(redis: Redis, keys: RoomKeys, node: string): Promise<string | null> {
  const lease = await redis.eval(TAKE, 2, keys.lease, keys.fence, node, LEASE_MS);
  return typeof lease === 'string' ? lease : null;
}

/** False where it has lapsed: another node may be the authority by now. */
export async function renewLease(redis: Redis, keys: RoomKeys, lease: string): Promise<boolean> {
  return (await redis.eval(RENEW, 1, keys.lease, lease, LEASE_MS)) === 1;
}

export async function releaseLease(redis: Redis, keys: RoomKeys, lease: string): Promise<void> {
  await redis.eval(RELEASE, 1, keys.lease, lease);
}
