import type { FastifyError, FastifyInstance, FastifyRequest } from 'fastify';
import { StoreUnavailable } from '../collector/store-client.js';

/** Errors and unknown paths in words: a small page for a person, JSON for a program. */
export function answerErrors(app: FastifyInstance): void {
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0] ?? '/';
    if (wantsPage(request)) {
      return reply.code(404).type('text/html; charset=utf-8').send(notFoundPage(path));
    }
    return reply.code(404).send({ error: 'not-found', detail: `Nothing is served at ${path}.` });
  });

  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status < 500) {
      return reply
        .code(status)
        .headers(headersOf(error))
        .send({ error: reason(error), detail: error.message });
    }
    if (error instanceof StoreUnavailable) {
      return reply.code(503).header('Retry-After', 2).send({ error: 'no-store', detail: error.message });
    }
    // Path only: a query may hold a token, and who asked is nobody's business.
    console.error(`${request.method} ${request.url.split('?')[0]} failed:`, error);
    return reply.code(status).send({ error: 'internal', detail: 'The server failed; its log tells more.' });
  });
}

/** An unsatisfiable range says how long the file is, in a header that comes with the error. */
function headersOf(error: FastifyError): Record<string, string> {
  if (!('headers' in error) || typeof error.headers !== 'object' || error.headers === null) return {};
  return Object.fromEntries(Object.entries(error.headers).map(([name, value]) => [name, String(value)]));
}

/** Kebab-case, as every other `error` of this server. */
function reason(error: FastifyError): string {
  return (error.code ?? error.name)
    .replace(/^FST_(ERR_)?|Error$/g, '')
    .replace(/([a-z])(?=[A-Z])/g, '$1-')
    .replaceAll('_', '-')
    .toLowerCase();
}

function wantsPage(request: FastifyRequest): boolean {
  return (request.headers.accept ?? '').includes('text/html');
}

function notFoundPage(path: string): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Not found</title>
<h1>Nothing here</h1>
<p>No page or file is served at <code>${escapeHtml(path)}</code>.</p>
<ul>
<li><a href="/">The demo</a></li>
<li><a href="/live">Live views</a></li>
<li><a href="/dashboard">The dashboard</a></li>
<li><a href="/media/index.json">The list of titles</a></li>
</ul>
</html>
`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
