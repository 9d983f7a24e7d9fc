import type { FastifyInstance } from 'fastify';
import type { StoreClient } from '../collector/store-client.js';
import { guard } from '../http/guard.js';
import type { ServerOptions } from '../server-options.js';
import { apiRoutes } from './api-routes.js';
import { liveFiles, livePage } from './live-routes.js';

/** The page of live views and the API behind it, for those who may see them. */
export async function dashboard(
  app: FastifyInstance,
  store: StoreClient,
  options: Pick<ServerOptions, 'token'>,
): Promise<void> {
  liveFiles(app);
  await app.register(async (scope) => {
    guard(scope, options);
    livePage(scope);
    apiRoutes(scope, store);
  });
}
