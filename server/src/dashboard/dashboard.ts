import type { FastifyInstance } from 'fastify';
import type { Clock } from '../../../src/base/clock.js';
import type { StoreClient } from '../collector/store-client.js';
import { guard } from '../http/guard.js';
import { isLoopback, type ServerOptions } from '../server-options.js';
import { AlertBook } from './alerts/alert-book.js';
import { alertRoutes } from './alerts/alert-routes.js';
import { AlertWatch } from './alerts/alert-watch.js';
import { postWebhook } from './alerts/post-webhook.js';
import { qoeRoutes } from './api/qoe-routes.js';
import { apiRoutes } from './api-routes.js';
import { liveFiles, livePage } from './live-routes.js';
import { pageRoutes } from './page-routes.js';

/**
 * The dashboard, the page of live views, and the API behind both, for those who may see them.
 *
 * @throws StartError where the rules for alerts can't be read.
 */
export async function dashboard(
  app: FastifyInstance,
  store: StoreClient,
  options: Pick<ServerOptions, 'token' | 'host' | 'data' | 'webhookHosts'>,
  clock: Clock,
): Promise<void> {
  const policy = {
    anywhere: options.token === undefined && isLoopback(options.host),
    hosts: options.webhookHosts ?? [],
  };
  const book = await AlertBook.open(options.data);
  const watch = new AlertWatch({
    book,
    ask: async (question) => store.call('read', question),
    post: async (target, notice) => postWebhook(target, notice, policy),
    clock,
  });
  app.addHook('onClose', async () => {
    watch.stop();
  });

  liveFiles(app);
  await pageRoutes(app);
  await app.register(async (scope) => {
    guard(scope, options);
    livePage(scope);
    apiRoutes(scope, store);
    qoeRoutes(scope, store);
    alertRoutes(scope, { book, watch, policy });
  });
}
