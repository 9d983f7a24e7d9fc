import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';

/**
 * A page of ours runs only our scripts and styles; media, manifests and beacons may be anywhere,
 * since any URL can be pasted.
 */
const DEMO_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  // hls.js makes its caption tracks from empty data: files.
  "media-src 'self' blob: data: *",
  'connect-src *',
  'img-src * data: blob:',
  "worker-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
].join('; ');

/**
 * media-chrome writes style attributes and makes its templates from strings: the one page that holds it
 * can't be as strict.
 */
const MEDIA_CHROME_POLICY = DEMO_POLICY.replace(
  "style-src 'self'",
  "style-src 'self' 'unsafe-inline'",
).replace(/; require-trusted-types-for.*/, '');

/**
 * The built demo site at `/`, and at `/lab.json` where its live titles and faults come from. Its folder may
 * come later; until then the paths are not found.
 */
export async function demoRoutes(
  app: FastifyInstance,
  options: { readonly demo: string; readonly lab?: string },
): Promise<void> {
  app.get('/lab.json', async (_request, reply) => {
    reply.header('Cache-Control', 'no-cache');
    return { origin: options.lab ?? null };
  });
  await app.register(fastifyStatic, {
    root: options.demo,
    prefix: '/',
    dotfiles: 'ignore',
    cacheControl: false,
    suppressWarning: true,
    decorateReply: false,
    // The build writes a .br and a .gz beside each text file.
    preCompressed: true,
    setHeaders(reply: FastifyReply, path: string) {
      // Names in assets/ carry a hash of their content.
      const hashed = /[\\/]assets[\\/]/.test(path);
      reply.header('Cache-Control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      const [, page] = /([\w-]+)\.html(\.br|\.gz)?$/.exec(path) ?? [];
      if (page === undefined) return;
      const policy = page === 'media-chrome' ? MEDIA_CHROME_POLICY : DEMO_POLICY;
      reply.header('Content-Security-Policy', policy);
    },
  });
}
