import type { FastifyInstance } from 'fastify';
import type { Collector } from '../collector/collector.js';
import type { ServerOptions } from '../server-options.js';
import { guard } from './guard.js';

/**
 * `GET /healthz`: 200 while the process answers. `GET /readyz`: 200 while events can be stored, else 503, and how
 * each sink fares. `GET /metrics`: figures for Prometheus, for those who may see views.
 */
export async function healthRoutes(
  app: FastifyInstance,
  collector: Collector,
  options: Pick<ServerOptions, 'token'>,
): Promise<void> {
  app.get('/healthz', async (_request, reply) =>
    reply.header('Cache-Control', 'no-store').send({ ok: true }),
  );

  app.get('/readyz', async (_request, reply) => {
    const { readiness } = collector;
    return reply
      .code(readiness.ok ? 200 : 503)
      .header('Cache-Control', 'no-store')
      .send(readiness);
  });

  await app.register(async (scope) => {
    guard(scope, options);
    scope.get('/metrics', async (_request, reply) => {
      const { type, body } = await collector.metrics.text();
      return reply.type(type).header('Cache-Control', 'no-store').send(body);
    });
  });
}
