import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../../../../src/base/clock.js';
import { complaint } from '../faults/answer.js';
import { ViewerLink } from '../link/viewer-link.js';
import { openToOtherSites, preflightAnswer } from './cors.js';
import { sendAnswer } from './send-answer.js';
import type { Source } from './source.js';

/** A request outside every viewer's link: no bottleneck, no faults, in nobody's log. */
export async function plainExchange(
  request: IncomingMessage,
  response: ServerResponse,
  source: Source,
  clock: Clock,
): Promise<void> {
  const gone = new AbortController();
  const flow = new ViewerLink(clock).openFlow();
  response.once('close', () => {
    gone.abort();
    flow.close();
  });
  const path = (request.url ?? '/').replace(/^\//, '');
  const answer =
    preflightAnswer(request.method, request.headers) ??
    (await source({
      method: request.method ?? 'GET',
      path,
      headers: request.headers,
      prefix: '/',
      body: request,
      signal: gone.signal,
    })) ??
    complaint(404, `There is nothing at /${path.split('?', 1)[0] ?? ''}.`);
  await sendAnswer(
    openToOtherSites(
      { ...answer, headers: { 'cache-control': 'no-cache', ...answer.headers } },
      request.headers,
    ),
    response,
    flow,
    clock,
    { status: () => {}, sent: () => {}, cut: () => {} },
  );
}
