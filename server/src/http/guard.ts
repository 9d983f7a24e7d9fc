import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isLoopback, type ServerOptions } from '../server-options.js';

/**
 * Who may see the views: with a token, those who bring it; without one, this machine only, and
 * only under its own name, so that no foreign page can reach in by pointing its name here.
 */
export function guard(app: FastifyInstance, options: Pick<ServerOptions, 'token'>): void {
  const { token } = options;
  app.addHook('onRequest', async (request, reply) => {
    if (token === undefined) {
      if (isLoopback(request.hostname)) return;
      await reply.code(403).send({
        error: 'forbidden',
        detail: 'Views are shown under the name of this machine only; start the server with --token SECRET.',
      });
    } else if (!sameSecret(tokenOf(request), token)) {
      reply.header('WWW-Authenticate', 'Bearer');
      await reply.code(401).send({
        error: 'unauthorized',
        detail: 'Give the token the server was started with: Authorization: Bearer TOKEN, or ?token=TOKEN.',
      });
    }
  });
}

function tokenOf(request: FastifyRequest): string {
  const bearer = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (bearer !== undefined) return bearer;
  const { token } = request.query as { readonly token?: unknown };
  return typeof token === 'string' ? token : '';
}

/** In the same time whatever the difference. */
function sameSecret(given: string, expected: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
