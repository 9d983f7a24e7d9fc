import type { FastifyError, FastifyInstance, FastifyRequest } from 'fastify';
import { inflateBody, isGzip } from './inflate-body.js';
import type { Metrics } from './metrics.js';
import { refuse, refuseForNow } from './refusals.js';
import { refusesAll } from './store-faults.js';

export interface BodyRules {
  readonly types: readonly string[];
  /** Before and after inflating. */
  readonly mostBytes: number;
}

/** The routes of this scope get their bodies as text, of these types and no longer than this, gzipped or not. */
export function rawBodies(scope: FastifyInstance, rules: BodyRules, metrics: Metrics): void {
  const { types, mostBytes } = rules;
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser(
    [...types],
    { parseAs: 'buffer', bodyLimit: mostBytes },
    (request: FastifyRequest, body: Buffer, done): void => {
      const encoding = request.headers['content-encoding'] ?? 'identity';
      if (encoding !== 'gzip' && encoding !== 'identity') {
        done(new BodyRefused(415, 'unknown-encoding', 'Send the body plain or as gzip.'));
      } else if (isGzip(body)) {
        inflateBody(body, mostBytes, (inflated) => {
          if (inflated.ok) done(null, inflated.text);
          else done(refusalOf(inflated.why, mostBytes));
        });
      } else {
        done(null, body.toString('utf8'));
      }
    },
  );

  scope.setErrorHandler<FastifyError>((error, request, reply) => {
    if (error instanceof BodyRefused) {
      metrics.refused(error.status === 413 ? 'too-large' : 'invalid');
      return refuse(reply, error.status, error.code, error.message);
    }
    const status = error.statusCode ?? 500;
    if (status === 413) {
      metrics.refused('too-large');
      return refuse(reply, 413, 'too-large', `The body is over ${mostBytes} bytes.`);
    }
    if (status === 415) {
      metrics.refused('type');
      return refuse(reply, 415, 'unknown-type', `Send the body as ${types.join(' or ')}.`);
    }
    if (status < 500) {
      metrics.refused('invalid');
      return refuse(reply, status, 'bad-request', error.message);
    }
    metrics.refused('not-stored');
    if (!refusesAll(error)) console.error(`${request.method} ${request.routeOptions.url} failed:`, error);
    return refuseForNow(reply, 503, 'not-stored', 'It could not be stored; send it again.');
  });
}

function refusalOf(why: 'too-large' | 'not-gzip', mostBytes: number): BodyRefused {
  if (why === 'not-gzip') return new BodyRefused(400, 'invalid-gzip', 'The body is not whole gzip.');
  return new BodyRefused(413, 'too-large', `The body is over ${mostBytes} bytes when inflated.`);
}

class BodyRefused extends Error {
  override readonly name = 'BodyRefused';
  readonly status: 400 | 413 | 415;
  readonly code: string;

  constructor(status: 400 | 413 | 415, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}
