import type { FastifyReply } from 'fastify';
import type { BeaconRefusal } from '../../../src/wire/beacon.js';

/** When a sender that was turned away should come back, unless more is known. */
const RETRY_AFTER_SEC = 2;

export function refuse(reply: FastifyReply, status: number, error: string, detail: string): FastifyReply {
  const refusal: BeaconRefusal = { error, detail };
  return reply.code(status).header('Cache-Control', 'no-store').send(refusal);
}

/** Not now: says in how many seconds it is worth another try. */
export function refuseForNow(
  reply: FastifyReply,
  status: 429 | 503,
  error: string,
  detail: string,
  retryAfterSec = RETRY_AFTER_SEC,
): FastifyReply {
  return refuse(reply.header('Retry-After', retryAfterSec), status, error, detail);
}
