import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';

/** Built beside the file this one is built into. */
const FOLDER = './dashboard/';

/** The page runs its own script and style and nothing else, and nobody frames it. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
].join('; ');

/**
 * `/dashboard/`: a page that holds nothing secret. What it shows comes from `/api`, which asks for the token; so
 * the page can ask the person for it.
 */
export async function pageRoutes(app: FastifyInstance): Promise<void> {
  app.get('/dashboard', async (request, reply) => {
    const { search } = new URL(request.url, 'http://here');
    return reply.redirect(`dashboard/${search}`, 308);
  });
  await app.register(fastifyStatic, {
    root: fileURLToPath(new URL(FOLDER, import.meta.url)),
    prefix: '/dashboard/',
    cacheControl: false,
    suppressWarning: true,
    decorateReply: false,
    preCompressed: true,
    setHeaders(reply: FastifyReply, path: string) {
      // Names in assets/ carry a hash of their content.
      const hashed = /[\\/]assets[\\/]/.test(path);
      reply.header('Cache-Control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      if (/\.html(\.br|\.gz)?$/.test(path)) reply.header('Content-Security-Policy', POLICY);
    },
  });
}
