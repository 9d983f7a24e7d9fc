import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { fileHeaders } from './file-headers.js';
import { listTitles } from './title-index.js';

/** `/media/…` from the titles folder, its index, and `/bench/…` where an extra folder was given. */
export async function mediaRoutes(
  app: FastifyInstance,
  options: { readonly titles: string; readonly extra?: string },
): Promise<void> {
  app.get('/media/index.json', async (_request, reply) => {
    reply.header('Cache-Control', 'no-cache');
    return { titles: await listTitles(options.titles) };
  });

  const asMedia = {
    dotfiles: 'ignore',
    index: false,
    cacheControl: false,
    suppressWarning: true,
    decorateReply: false,
    setHeaders(reply: FastifyReply, path: string) {
      const { type, cacheControl } = fileHeaders(path);
      if (type !== undefined) reply.header('Content-Type', type);
      reply.header('Cache-Control', cacheControl);
    },
  } as const;
  await app.register(fastifyStatic, { ...asMedia, root: options.titles, prefix: '/media/' });
  if (options.extra !== undefined) {
    await app.register(fastifyStatic, {
      ...asMedia,
      root: options.extra,
      prefix: '/bench/',
      index: ['index.html'],
    });
  }
}
