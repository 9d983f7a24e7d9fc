import type { FastifyInstance } from 'fastify';
import type { StoreClient } from '../collector/store-client.js';

/** `GET /healthz`: 200 while beacons can be stored, else 503. */
export function healthRoute(app: FastifyInstance, store: StoreClient): void {
  app.get('/healthz', (_request, reply) =>
    reply
      .code(store.ready ? 200 : 503)
      .header('Cache-Control', 'no-store')
      .send({ ok: store.ready }),
  );
}
