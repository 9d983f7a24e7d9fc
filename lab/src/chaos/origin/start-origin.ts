import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { systemClock } from '../../../../src/base/clock.js';
import type { RequestEntry } from '../contract.js';
import { complaint } from '../faults/answer.js';
import { controlAnswer } from './control/control-routes.js';
import { listen } from './listen.js';
import type { OriginOptions } from './origin-options.js';
import { plainExchange } from './plain-exchange.js';
import { sourceOf } from './source-of.js';
import { noUpstream, refuseSocket } from './sockets/raw-answer.js';
import { socketExchange } from './sockets/socket-exchange.js';
import { upstreamBase } from './upstream/upstream-request.js';
import { viewerExchange } from './viewer-exchange.js';
import { viewerPath, type ViewerPath } from './viewer-path.js';
import type { ViewerControl } from './viewer.js';
import { Viewers } from './viewers.js';

export type { OriginOptions } from './origin-options.js';

export interface Origin {
  /** `http://127.0.0.1:PORT`, without a slash at the end. */
  readonly url: string;
  /** The viewer of this name, made if there is none. @throws UsageError for a name that can't stand in a URL */
  viewer(name: string): ViewerControl;
  viewers(): readonly string[];
  /** `URL/v/NAME/PATH`, or through a CDN. */
  viewerUrl(name: string, path: string, cdn?: string): string;
  /** What this viewer asked for so far, in the order of arrival; nothing for one that never came. */
  requests(name: string): readonly RequestEntry[];
  /** Ends everything at once. */
  close(): Promise<void>;
}

/**
 * Serves content through a link and faults of each viewer's own: `/v/VIEWER/PATH` is `/PATH` for that viewer,
 * `/v/VIEWER/cdn/NAME/PATH` the same through a CDN.
 *
 * @throws UsageError or LabInputError for an upstream, folder or port that can't be used
 */
export async function startOrigin(options: OriginOptions): Promise<Origin> {
  const cdns = options.cdns ?? [];
  const setup = { clock: systemClock, cdns, journal: options.journal ?? (() => {}) };
  const viewers = new Viewers(setup, options.conditions ?? null);
  const upstream = options.upstream === undefined ? null : upstreamBase(options.upstream);
  const source = await sourceOf(options, upstream);
  const sockets = new Set<Socket>();

  const isKnown = ({ cdn }: ViewerPath): boolean =>
    cdn === null || cdns.length === 0 || cdns.some(({ name }) => name === cdn);
  const noSuchCdn = complaint(
    404,
    `There is no such CDN. There are: ${cdns.map(({ name }) => name).join(', ')}.`,
  );

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const place = viewerPath(request.url ?? '/');
    if (place === null) {
      await plainExchange(
        request,
        response,
        async (asked) => (await controlAnswer(request, viewers)) ?? source(asked),
        systemClock,
      );
    } else if (isKnown(place)) {
      await viewerExchange(viewers.get(place.viewer), place, request, response, source, systemClock);
    } else await plainExchange(request, response, async () => noSuchCdn, systemClock);
  };

  const server = createServer((request, response) => {
    request.on('error', () => {});
    response.on('error', () => {});
    answer(request, response).catch((error: unknown) => {
      // Nothing is left to answer with; the client must not wait for ever.
      if (!response.destroyed) console.error(error);
      response.destroy();
    });
  });
  // Long polls, slow links and outages are what this server is for.
  server.requestTimeout = 0;
  server.keepAliveTimeout = 65_000;

  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.on('upgrade', (request, duplex, head) => {
    const socket = duplex as Socket;
    socket.on('error', () => {});
    if (head.length > 0) socket.unshift(head);
    const place = viewerPath(request.url ?? '/');
    if (place === null || !isKnown(place)) {
      refuseSocket(socket, place === null ? noUpstream : noSuchCdn);
      return;
    }
    socketExchange(viewers.get(place.viewer), place, request, socket, upstream, systemClock).catch(
      (error: unknown) => {
        console.error(error);
        socket.destroy();
      },
    );
  });

  const url = await listen(server, options.host ?? '127.0.0.1', options.port ?? 0);
  return {
    url,
    viewer: (name) => viewers.get(name),
    viewers: () => viewers.names,
    viewerUrl: (name, path, cdn) =>
      `${url}/v/${name}/${cdn === undefined ? '' : `cdn/${cdn}/`}${path.replace(/^\//, '')}`,
    requests: (name) => viewers.find(name)?.requests() ?? [],
    close: async () => {
      const closed = new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
      });
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
