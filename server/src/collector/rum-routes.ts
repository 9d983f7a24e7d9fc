import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { BEACON_LIMITS } from '../../../src/wire/beacon.js';
import { parseBatch, parseForget } from '../../../src/wire/beacon-schema.js';
import type { Collector } from './collector.js';
import { parcelOf, type Parcel, type Received } from './envelope.js';
import { QueueFull } from './group-commit.js';
import { rawBodies } from './raw-bodies.js';
import { refuse, refuseForNow } from './refusals.js';

const TYPES = ['text/plain', 'application/json'];
/** Two letters, or a few for regions. */
const COUNTRY = /^[A-Za-z][A-Za-z0-9-]{1,7}$/;

/**
 * `POST /rum`: one batch, acknowledged once it is on disk. `POST /rum/forget`: deletes what is known of a session;
 * its id is its secret. Addresses are neither stored nor logged.
 */
export async function rumRoutes(app: FastifyInstance, collector: Collector): Promise<void> {
  const { admission, metrics } = collector;
  await app.register(async (scope) => {
    admission.guard(scope);
    rawBodies(scope, { types: TYPES, mostBytes: BEACON_LIMITS.bodyBytes }, metrics);

    scope.post('/rum', async (request, reply) => {
      const receivedAtMs = Date.now();
      const body = textOf(request);
      const parsed = parseBatch(body);
      if (!parsed.ok) {
        metrics.refused('invalid');
        const { error, detail } = parsed.refusal;
        return refuse(reply, error === 'too-large' ? 413 : 400, error, detail);
      }
      const { batch, plain } = parsed;
      if (collector.forgotten.has(batch.sessionId)) {
        return refuse(reply, 410, 'forgotten', 'This session asked to be forgotten.');
      }
      const country = countryOf(request, collector.settings.countryHeader);
      const received: Received = { kind: 'rum', batch, receivedAtMs, ...country };
      return accept(collector, reply, received.kind, parcelOf(received, plain ? body : undefined));
    });

    await scope.register(async (inner) => {
      admission.guardForgetting(inner);
      inner.post('/rum/forget', async (request, reply) => {
        const asked = parseForget(textOf(request));
        if (asked === null) return refuse(reply, 400, 'invalid-session', 'Send {"sessionId": "…"}.');
        const forgotten = await collector.forget(asked.sessionId);
        const { views, sinks = {} } = forgotten;
        if (views === undefined && !Object.values(sinks).includes('asked')) {
          return refuse(reply, 501, 'not-here', 'Nothing that was sent can be taken back here.');
        }
        return reply.header('Cache-Control', 'no-store').send(forgotten);
      });
    });
  });
}

/** Acknowledges once it is committed. */
export async function accept(
  collector: Pick<Collector, 'commits' | 'metrics'>,
  reply: FastifyReply,
  source: Received['kind'],
  parcel: Parcel,
): Promise<FastifyReply> {
  const { commits, metrics } = collector;
  try {
    const ack = await commits.add(parcel);
    metrics.acknowledged(source, ack.accepted, ack.duplicates);
    return await reply.header('Cache-Control', 'no-store').send(ack);
  } catch (error) {
    if (!(error instanceof QueueFull)) throw error;
    metrics.refused('queue');
    return refuseForNow(reply, 429, 'busy', 'Too many batches wait to be stored; send it again later.');
  }
}

export function textOf(request: FastifyRequest): string {
  return typeof request.body === 'string' ? request.body : '';
}

function countryOf(request: FastifyRequest, header: string | undefined): { readonly country?: string } {
  const said = header === undefined ? undefined : request.headers[header];
  return typeof said === 'string' && COUNTRY.test(said) ? { country: said.toUpperCase() } : {};
}
