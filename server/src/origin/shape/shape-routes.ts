import type { FastifyInstance } from 'fastify';
import * as v from 'valibot';
import { VIEWER_NAME, type Viewers } from './viewers.js';

const shape = v.object({
  kbps: v.nullable(v.pipe(v.number('must be a number or null'), v.minValue(0), v.maxValue(1_000_000))),
  latencyMs: v.optional(v.pipe(v.number('must be a number'), v.minValue(0), v.maxValue(10_000)), 0),
});

const path = `/shaped/:viewer(^${VIEWER_NAME}$)`;

interface Named {
  Params: { viewer: string };
}

/** Reads and sets a viewer's bottleneck; a change acts at once on responses under way. */
export function shapeRoutes(app: FastifyInstance, viewers: Viewers): void {
  app.addHook('onRequest', (request, reply, done) => {
    if (request.url.startsWith('/shaped/')) reply.header('Cache-Control', 'no-store');
    done();
  });

  app.get<Named>(path, (request, reply) => reply.send(viewers.link(request.params.viewer).shape));

  app.put<Named>(path, (request, reply) => {
    const wanted = v.safeParse(shape, request.body);
    if (!wanted.success) {
      return reply.code(400).send({ error: 'bad-shape', detail: inWords(wanted.issues[0]) });
    }
    const link = viewers.link(request.params.viewer);
    link.setShape(wanted.output);
    return reply.send(link.shape);
  });

  app.delete<Named>(path, (request, reply) => {
    viewers.forget(request.params.viewer);
    return reply.code(204).send();
  });
}

function inWords(issue: v.BaseIssue<unknown>): string {
  const where = v.getDotPath(issue) ?? 'the body';
  return `${where}: ${issue.message}. Send {"kbps": 0 to 1000000 or null, "latencyMs": 0 to 10000}.`;
}
