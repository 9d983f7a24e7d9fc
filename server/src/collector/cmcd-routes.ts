import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { CMCD_LIMITS, cmcdOfRequest, parseCmcdLines } from './cmcd-report.js';
import type { Collector } from './collector.js';
import { parcelOf } from './envelope.js';
import { rawBodies } from './raw-bodies.js';
import { refuse } from './refusals.js';
import { accept, textOf } from './rum-routes.js';

/** `POST /cmcd`: reports of CMCD v2's event mode, a line each, acknowledged once they are on disk. */
export async function cmcdRoutes(app: FastifyInstance, collector: Collector): Promise<void> {
  const { admission, metrics } = collector;
  await app.register(async (scope) => {
    admission.guard(scope);
    rawBodies(
      scope,
      { types: ['application/cmcd', 'text/plain'], mostBytes: CMCD_LIMITS.bodyBytes },
      metrics,
    );

    scope.post('/cmcd', async (request, reply) => {
      const receivedAtMs = Date.now();
      const parsed = parseCmcdLines(textOf(request));
      if (!parsed.ok) {
        metrics.refused('invalid');
        return refuse(reply, 400, parsed.refusal.error, parsed.refusal.detail);
      }
      const reports = parsed.reports.filter(({ sessionId }) => !collector.forgotten.has(sessionId ?? ''));
      return accept(collector, reply, 'cmcd', parcelOf({ kind: 'cmcd', reports, receivedAtMs }));
    });
  });
}

/** Keeps the CMCD that comes with requests for media; the request itself goes on as if nothing were. */
export function cmcdOfMedia(app: FastifyInstance, collector: Collector): void {
  app.addHook('onResponse', (request, _reply, done) => {
    done();
    const [path = '', query = ''] = request.url.split('?');
    if (!path.startsWith('/media/')) return;
    const report = cmcdOfRequest(new URLSearchParams(query), request.headers, randomUUID());
    if (report === null) return;
    const parcel = parcelOf({ kind: 'cmcd', reports: [report], receivedAtMs: Date.now() });
    // Nobody waits for an answer; what finds no room is counted.
    collector.commits.add(parcel).then(
      ({ accepted }) => collector.metrics.acknowledged('cmcd', accepted, 0),
      () => collector.metrics.refused('queue'),
    );
  });
}
