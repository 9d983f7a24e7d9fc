import type { IncomingMessage } from 'node:http';
import fastify, { type FastifyInstance } from 'fastify';
import type { HttpLimits } from '../server-options.js';

/** A connection that asks for nothing more is closed after this. */
const IDLE_MS = 72_000;
/** How often connections are looked at for having taken too long. */
const LOOK_EVERY_MS = 1_000;

/**
 * A server that a slow or greedy client can't hold up: a request has to come whole in time, headers sooner, and
 * connections are bounded. Answers may take as long as they do: media goes through narrow links.
 */
export function boundedServer(
  limits: HttpLimits,
  options: { readonly rewriteUrl: (request: IncomingMessage) => string },
): FastifyInstance {
  const { requestMs, mostConnections, trustedProxies } = limits;
  const app = fastify({
    logger: false,
    ...options,
    trustProxy: trustedProxies.length > 0 ? [...trustedProxies] : false,
    requestTimeout: requestMs,
    keepAliveTimeout: IDLE_MS,
    http: { headersTimeout: requestMs, connectionsCheckingInterval: Math.min(LOOK_EVERY_MS, requestMs) },
  });
  app.server.maxConnections = mostConnections;
  return app;
}
