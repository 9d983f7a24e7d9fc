import type { FastifyInstance } from 'fastify';
import * as v from 'valibot';
import type { AlertsAnswer } from '../api/answers.js';
import { BadQuestion } from '../api/read-query.js';
import type { AlertBook } from './alert-book.js';
import { alertRule } from './alert-rule.js';
import type { AlertWatch } from './alert-watch.js';
import { faultOfTarget, type WebhookPolicy } from './webhook-target.js';

const MOST_ALERTS = 50;
const ID = /^[a-z0-9-]{1,40}$/;

/** `GET /api/alerts`, `PUT` and `DELETE /api/alerts/ID`. A page of another origin can send neither of the latter. */
export function alertRoutes(
  app: FastifyInstance,
  { book, watch, policy }: { book: AlertBook; watch: AlertWatch; policy: WebhookPolicy },
): void {
  app.get('/api/alerts', async (): Promise<AlertsAnswer> => ({ alerts: book.all() }));

  app.put<{ Params: { id: string } }>('/api/alerts/:id', async (request, reply) => {
    const { id } = request.params;
    if (!ID.test(id)) throw new BadQuestion('An id is 1 to 40 of a to z, digits and -.');
    const read = v.safeParse(alertRule, request.body, { abortEarly: true });
    if (!read.success) {
      const [issue] = read.issues;
      throw new BadQuestion(`${v.getDotPath(issue) ?? 'The rule'}: ${issue.message}`);
    }
    const { webhook } = read.output;
    const fault = webhook === null ? null : faultOfTarget(webhook, policy);
    if (fault !== null) throw new BadQuestion(fault);
    if (book.all().length >= MOST_ALERTS && !book.all().some((alert) => alert.id === id)) {
      throw new BadQuestion(`There may be ${MOST_ALERTS} rules at most.`);
    }
    await book.put(id, read.output);
    await watch.look();
    return reply.send({ alerts: book.all() } satisfies AlertsAnswer);
  });

  app.delete<{ Params: { id: string } }>('/api/alerts/:id', async (request, reply): Promise<AlertsAnswer> => {
    const removed = await book.remove(request.params.id);
    if (!removed) reply.code(404);
    return { alerts: book.all() };
  });
}
