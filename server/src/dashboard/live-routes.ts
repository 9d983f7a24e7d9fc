import type { FastifyInstance, FastifyReply } from 'fastify';
import script from './live-client.js?raw';
import css from './live.css?raw';
import page from './live.html?raw';

const POLICY = "default-src 'self'; base-uri 'none'; object-src 'none'; require-trusted-types-for 'script'";

/** The page of live views; what it shows comes from `/api/views`. */
export function livePage(app: FastifyInstance): void {
  app.get('/live', (_request, reply) =>
    asFile(reply, 'text/html').header('Content-Security-Policy', POLICY).send(page),
  );
}

/** Its style and script, which hold nothing secret. */
export function liveFiles(app: FastifyInstance): void {
  app.get('/live/live.css', (_request, reply) => asFile(reply, 'text/css').send(css));
  app.get('/live/live.js', (_request, reply) => asFile(reply, 'text/javascript').send(script));
}

function asFile(reply: FastifyReply, type: string): FastifyReply {
  return reply.type(`${type}; charset=utf-8`).header('Cache-Control', 'no-cache');
}
