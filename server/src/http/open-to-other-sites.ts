import type { FastifyInstance } from 'fastify';

/** Media and the collector are for pages anywhere; live views and their API are for this origin only. */
const OPEN = /^\/(media|shaped|bench|rum|cmcd|healthz)(\/|\?|$)/;

const ALL = { 'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'no-referrer' };
/** CORS without credentials, and Resource Timing in full, which a player measures its throughput by. */
const OF_OPEN = {
  ...ALL,
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'Content-Length, Content-Range, Accept-Ranges, Retry-After',
  'Timing-Allow-Origin': '*',
  'Cross-Origin-Resource-Policy': 'cross-origin',
};
/** Safari waits for a body where no length is given. */
const OF_PREFLIGHT = {
  'Access-Control-Allow-Methods': 'GET, HEAD, POST, PUT, DELETE',
  'Access-Control-Max-Age': '86400',
  'Content-Length': '0',
  Vary: 'Access-Control-Request-Headers',
};

/**
 * CORS for the open paths; a preflight is answered before any other rule is asked. Every answer is the same whoever
 * asks, so nothing is worked out for each request.
 */
export function openToOtherSites(app: FastifyInstance): void {
  app.addHook('onRequest', (request, reply, done) => {
    if (!OPEN.test(request.url)) {
      reply.headers(ALL);
      done();
      return;
    }
    reply.headers(OF_OPEN);
    if (request.method !== 'OPTIONS') {
      done();
      return;
    }
    const asked = request.headers['access-control-request-headers'];
    if (asked !== undefined) reply.header('Access-Control-Allow-Headers', asked);
    reply.headers(OF_PREFLIGHT).code(204).send();
  });
}
