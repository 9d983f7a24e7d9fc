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

/** The built demo site at `/`. Its folder may come later; until then the paths are not found. */
export async function demoRoutes(app: FastifyInstance, options: { readonly demo: string }): Promise<void> {
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
      if (/\.html(\.br|\.gz)?$/.test(path)) reply.header('Content-Security-Policy', DEMO_POLICY);
    },
  });
}
