import type { Redis } from 'ioredis';
import type { RoomKeys } from './keys.js';

/** A lease lapses after this long without being renewed: the machine that had it is taken for dead. */
export const LEASE_MS = 2_500;

/** Says that this node is there, by Redis's clock; finds who else is. KEYS … nodes; ARGV node, ms. */
const SAY_HERE = (nodes: number): string => `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('ZADD', KEYS[${nodes}], now, ARGV[1])
redis.call('ZREMRANGEBYSCORE', KEYS[${nodes}], '-inf', now - ARGV[2])
redis.call('EXPIRE', KEYS[${nodes}], 3600)
local here = redis.call('ZRANGE', KEYS[${nodes}], 0, -1)`;

/** KEYS lease, fence, nodes; ARGV node, ms. The new lease, or empty where another has it; then the nodes. */
const TAKE = `${SAY_HERE(3)}
if redis.call('EXISTS', KEYS[1]) == 1 then return {'', unpack(here)} end
local lease = ARGV[1] .. ':' .. redis.call('INCR', KEYS[2])
redis.call('SET', KEYS[1], lease, 'PX', ARGV[2])
return {lease, unpack(here)}`;

/** KEYS lease, nodes; ARGV node, ms, the lease. The lease, or empty where it has lapsed; then the nodes. */
const RENEW = `${SAY_HERE(2)}
if redis.call('GET', KEYS[1]) ~= ARGV[3] then return {'', unpack(here)} end
redis.call('PEXPIRE', KEYS[1], ARGV[2])
return {ARGV[3], unpack(here)}`;

/** KEYS lease; ARGV the lease. */
const RELEASE = `
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
return redis.call('DEL', KEYS[1])`;

export interface Hold {
  /** The right to be a room's authority, unlike any given before; null while another node has it. */
  readonly lease: string | null;
  /** Which nodes with members of the room were there a moment ago. */
  readonly nodes: ReadonlySet<string>;
}

export async function takeLease(redis: Redis, keys: RoomKeys, node: string): Promise<Hold> {
  return holdOf(await redis.eval(TAKE, 3, keys.lease, keys.fence, keys.nodes, node, LEASE_MS));
}

/** Without the lease where it has lapsed: another node may be the authority by now. */
export async function renewLease(redis: Redis, keys: RoomKeys, node: string, lease: string): Promise<Hold> {
  return holdOf(await redis.eval(RENEW, 2, keys.lease, keys.nodes, node, LEASE_MS, lease));
}

function holdOf(answer: unknown): Hold {
  const [lease = '', ...nodes] = Array.isArray(answer) ? answer.map(String) : [];
  return { lease: lease === '' ? null : lease, nodes: new Set(nodes) };
}

/** The room has no members here any more, in order: nobody has to wait for the node. */
export async function sayGone(redis: Redis, keys: RoomKeys, node: string): Promise<void> {
  await redis.zrem(keys.nodes, node);
}

export async function releaseLease(redis: Redis, keys: RoomKeys, lease: string): Promise<void> {
  await redis.eval(RELEASE, 1, keys.lease, lease);
}
