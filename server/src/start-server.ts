import { systemClock } from '../../src/base/clock.js';
import { cmcdOfMedia, cmcdRoutes } from './collector/cmcd-routes.js';
import { Collector } from './collector/collector.js';
import { rumRoutes } from './collector/rum-routes.js';
import { dashboard } from './dashboard/dashboard.js';
import { demoRoutes } from './demo/demo-routes.js';
import { answerErrors } from './http/answer-errors.js';
import { boundedServer } from './http/bounded-server.js';
import { healthRoutes } from './http/health-route.js';
import { openToOtherSites } from './http/open-to-other-sites.js';
import { listen, type Listening } from './listen.js';
import { mediaRoutes } from './origin/media-routes.js';
import { shapeMarkedRequests, unwrapShapedPath } from './origin/shape/shaped-requests.js';
import { shapeRoutes } from './origin/shape/shape-routes.js';
import { Viewers } from './origin/shape/viewers.js';
import { openParty, type OpenParty } from './party/open-party.js';
import type { ServerOptions } from './server-options.js';

/** Requests still under way after this long are cut off when the server stops. */
const CLOSE_GRACE_MS = 1_500;

export interface RunningServer extends Listening {
  /** Hands over the parties, stops accepting, lets what is under way end (for a moment), closes the database. */
  close(): Promise<void>;
}

/**
 * Builds the server and listens.
 *
 * @throws StartError when the database, a sink's log or the rules for alerts can't be opened, or no port bound.
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const collector = await Collector.open(options.collector, options.data, systemClock);
  const viewers = new Viewers(systemClock);

  const app = boundedServer(options.limits, { rewriteUrl: unwrapShapedPath });
  answerErrors(app);
  shapeMarkedRequests(app, viewers);
  openToOtherSites(app);
  if (options.collector.cmcdRequests) cmcdOfMedia(app, collector);
  shapeRoutes(app, viewers);
  await mediaRoutes(app, options);
  await rumRoutes(app, collector);
  await cmcdRoutes(app, collector);
  await healthRoutes(app, collector, options);
  let party: OpenParty | null = null;
  const close = async (): Promise<void> => {
    // First: whoever is sent away comes back to the server that runs next.
    await party?.close();
    const cutOff = setTimeout(() => {
      app.server.closeAllConnections();
    }, CLOSE_GRACE_MS);
    await app.close();
    clearTimeout(cutOff);
    await collector.close();
  };
  try {
    if (collector.store !== null) await dashboard(app, collector.store, options, systemClock);
    await demoRoutes(app, options);
    party = await openParty(app, options);
    return { ...(await listen(app, options)), close };
  } catch (error) {
    await close();
    throw error;
  }
}
