import cors from '@fastify/cors';
import type { FastifyInstance } from 'fastify';

/** Media and the collector are for pages anywhere; live views and their API are for this origin only. */
const OPEN = /^\/(media|shaped|bench|rum|cmcd|healthz)(\/|\?|$)/;

/**
 * CORS for the open paths, without credentials, and Resource Timing in full, which a player
 * measures its throughput by.
 */
export async function openToOtherSites(app: FastifyInstance): Promise<void> {
  await app.register(cors, {
    delegator: (request, done) => {
      done(null, {
        origin: OPEN.test(request.url) ? '*' : false,
        methods: ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'],
        exposedHeaders: ['Content-Length', 'Content-Range', 'Accept-Ranges', 'Retry-After'],
        maxAge: 86_400,
        strictPreflight: false,
      });
    },
  });
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('X-Content-Type-Options', 'nosniff');
    reply.header('Referrer-Policy', 'no-referrer');
    if (OPEN.test(request.url)) {
      reply.header('Timing-Allow-Origin', '*');
      reply.header('Cross-Origin-Resource-Policy', 'cross-origin');
    }
    done();
  });
}
