import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify';
import { BEACON_LIMITS, type BeaconRefusal } from '../../../src/wire/beacon.js';
import { parseBatch } from '../../../src/wire/beacon-schema.js';
import { QueueFull, type GroupCommit } from './group-commit.js';

/** When a sender that was turned away should come back. */
const RETRY_AFTER_SEC = 2;

/** `POST /rum`: one batch, acknowledged once it is on disk. Addresses are neither stored nor logged. */
export async function rumRoutes(app: FastifyInstance, commits: GroupCommit): Promise<void> {
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      ['text/plain', 'application/json'],
      { parseAs: 'string', bodyLimit: BEACON_LIMITS.bodyBytes },
      (_request, body, done) => {
        done(null, body);
      },
    );

    scope.setErrorHandler<FastifyError>((error, _request, reply) => {
      const status = error.statusCode ?? 500;
      if (status === 413) {
        return refuse(reply, 413, {
          error: 'too-large',
          detail: `The body is over ${BEACON_LIMITS.bodyBytes} bytes.`,
        });
      }
      if (status === 415) {
        return refuse(reply, 415, {
          error: 'unknown-type',
          detail: 'Send the batch as text/plain or application/json.',
        });
      }
      if (status < 500) return refuse(reply, status, { error: 'bad-request', detail: error.message });
      return retryLater(reply, 503, 'not-stored', 'The batch could not be stored; send it again.');
    });

    scope.post('/rum', async (request, reply) => {
      reply.header('Cache-Control', 'no-store');
      const receivedAtMs = Date.now();
      const body = typeof request.body === 'string' ? request.body : '';
      const parsed = parseBatch(body);
      if (!parsed.ok) {
        return refuse(reply, parsed.refusal.error === 'too-large' ? 413 : 400, parsed.refusal);
      }
      try {
        return await reply.send(await commits.add({ batch: parsed.batch, receivedAtMs }, body.length));
      } catch (error) {
        if (!(error instanceof QueueFull)) throw error;
        return retryLater(reply, 429, 'busy', 'Too many batches wait to be stored; send it again later.');
      }
    });
  });
}

function refuse(reply: FastifyReply, status: number, refusal: BeaconRefusal): FastifyReply {
  return reply.code(status).send(refusal);
}

function retryLater(reply: FastifyReply, status: number, error: string, detail: string): FastifyReply {
  reply.header('Retry-After', RETRY_AFTER_SEC);
  return refuse(reply, status, { error, detail });
}
