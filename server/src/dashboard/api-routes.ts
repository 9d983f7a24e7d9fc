import type { FastifyInstance } from 'fastify';
import type { StoreClient } from '../collector/store-client.js';
import { SILENT_AFTER_MS, summarise } from './view-summary.js';

const DEFAULT_LIMIT = 100;
const MOST_VIEWS = 1_000;
const MOST_EVENTS = 10_000;
/** The span that totals are over. */
const TOTALS_OVER_MS = 24 * 60 * 60_000;

/** `GET /api/views` and `GET /api/views/:viewId`. */
export function apiRoutes(app: FastifyInstance, store: StoreClient): void {
  app.addHook('onRequest', (_request, reply, done) => {
    reply.header('Cache-Control', 'no-store');
    done();
  });

  app.get<{ Querystring: { limit?: string } }>('/api/views', async (request, reply) => {
    const limit = readLimit(request.query.limit);
    if (limit === null) {
      return reply
        .code(400)
        .send({ error: 'bad-limit', detail: `limit must be a whole number from 1 to ${MOST_VIEWS}.` });
    }
    const nowMs = Date.now();
    const [totals, rows] = await Promise.all([
      store.call('totals', { sinceMs: nowMs - TOTALS_OVER_MS, liveSinceMs: nowMs - SILENT_AFTER_MS }),
      store.call('views', { limit }),
    ]);
    return { nowMs, totals, views: rows.map((row) => summarise(row, nowMs)) };
  });

  app.get<{ Params: { viewId: string } }>('/api/views/:viewId', async (request, reply) => {
    const { viewId } = request.params;
    const found = await store.call('view', { viewId, mostEvents: MOST_EVENTS });
    if (found === null) {
      return reply.code(404).send({ error: 'unknown-view', detail: 'No event of such a view has come.' });
    }
    return { view: summarise(found.view, Date.now()), events: found.events };
  });
}

function readLimit(text: string | undefined): number | null {
  if (text === undefined) return DEFAULT_LIMIT;
  const limit = Number(text);
  return /^\d+$/.test(text) && limit >= 1 && limit <= MOST_VIEWS ? limit : null;
}
