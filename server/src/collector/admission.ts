import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Clock } from '../../../src/base/clock.js';
import { senderOf } from '../http/sender-address.js';
import { TokenBuckets } from '../http/token-buckets.js';
import type { Metrics } from './metrics.js';
import { refuse, refuseForNow } from './refusals.js';
import type { CollectorSettings } from './settings.js';

/** Deletions that one address may ask for in a second: a page asks once in its life. */
const FORGET_RATE = 1;

type Rules = Pick<CollectorSettings, 'origins' | 'keys' | 'addressRate' | 'keyRate'>;

/** Who may send: known origins, known keys, and not too often. Nothing of this is stored or logged. */
export class Admission {
  readonly #origins: ReadonlySet<string>;
  /** Digests: looking one up says nothing about how near a wrong key came. */
  readonly #keys: ReadonlySet<string>;
  readonly #byAddress: TokenBuckets;
  readonly #byKey: TokenBuckets;
  readonly #forgets: TokenBuckets;
  readonly #metrics: Metrics;

  constructor(rules: Rules, clock: Clock, metrics: Metrics) {
    this.#origins = new Set(rules.origins);
    this.#keys = new Set(rules.keys.map(digest));
    this.#byAddress = new TokenBuckets(rules.addressRate, clock);
    this.#byKey = new TokenBuckets(rules.keyRate, clock);
    this.#forgets = new TokenBuckets(FORGET_RATE, clock);
    this.#metrics = metrics;
  }

  /** Asks at each request of these routes, before its body is read. */
  guard(scope: FastifyInstance): void {
    scope.addHook('onRequest', (request, reply, done) => {
      if (request.method === 'OPTIONS' || this.#admits(request, reply)) done();
    });
  }

  /** A second, stricter limit for requests that delete. */
  guardForgetting(scope: FastifyInstance): void {
    scope.addHook('onRequest', (request, reply, done) => {
      const waitSec = this.#forgets.take(senderOf(request.ip));
      if (waitSec > 0) this.#tooOften(reply, waitSec, 'Too many deletions from this address.');
      else done();
    });
  }

  /** Else it is answered. */
  #admits(request: FastifyRequest, reply: FastifyReply): boolean {
    const { origin } = request.headers;
    if (this.#origins.size > 0 && (origin === undefined || !this.#origins.has(origin))) {
      this.#metrics.refused('origin');
      refuse(reply, 403, 'origin', 'Pages of this origin may not send here.');
      return false;
    }
    const waitSec = this.#byAddress.take(senderOf(request.ip));
    if (waitSec > 0) {
      this.#tooOften(reply, waitSec, 'Too many requests from this address.');
      return false;
    }
    if (this.#keys.size === 0) return true;
    const key = digest(keyOf(request));
    if (!this.#keys.has(key)) {
      this.#metrics.refused('key');
      refuse(reply, 403, 'key', 'Bring the key of your site: ?key=KEY, or the header X-SV-Key.');
      return false;
    }
    const keyWaitSec = this.#byKey.take(key);
    if (keyWaitSec > 0) this.#tooOften(reply, keyWaitSec, 'Too many requests with this key.');
    return keyWaitSec === 0;
  }

  #tooOften(reply: FastifyReply, waitSec: number, detail: string): void {
    this.#metrics.refused('rate');
    refuseForNow(reply, 429, 'too-often', detail, waitSec);
  }
}

function keyOf(request: FastifyRequest): string {
  const header = request.headers['x-sv-key'];
  if (typeof header === 'string') return header;
  const { key } = request.query as { readonly key?: unknown };
  return typeof key === 'string' ? key : '';
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}
