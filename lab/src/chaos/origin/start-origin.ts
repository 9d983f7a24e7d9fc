import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { systemClock } from '../../../../src/base/clock.js';
import type { CdnSpec, RequestEntry } from '../contract.js';
import { complaint } from '../faults/answer.js';
import { extraSource, type ExtraHandler } from './extra-source.js';
import { plainExchange } from './plain-exchange.js';
import type { Source } from './source.js';
import { staticFiles } from './static-files.js';
import { viewerExchange } from './viewer-exchange.js';
import { viewerPath } from './viewer-path.js';
import type { ViewerControl } from './viewer.js';
import { Viewers } from './viewers.js';

export interface OriginOptions {
  /** A folder of titles. */
  readonly root?: string;
  /** The same content under these names; without any, every name is one of no region. */
  readonly cdns?: readonly CdnSpec[];
  /** Default 0: any that is free. */
  readonly port?: number;
  /** Default 127.0.0.1: the control API lets anyone change every viewer's conditions. */
  readonly host?: string;
  /** A folder of test pages, under `/_pages/`. */
  readonly pages?: string;
  /** Content that is made when asked for, as a live title; asked before the folder. */
  readonly extraHandler?: ExtraHandler;
  /** Told of each viewer's request when it ended. */
  readonly journal?: (entry: RequestEntry) => void;
}

export interface Origin {
  /** `http://127.0.0.1:PORT`, without a slash at the end. */
  readonly url: string;
  /** The viewer of this name; a new one has no bottleneck and no faults. */
  viewer(name: string): ViewerControl;
  viewers(): readonly string[];
  /** `URL/v/NAME/`, or through a CDN. */
  viewerUrl(name: string, path: string, cdn?: string): string;
  /** What this viewer asked for so far, in the order of arrival; nothing for one that never came. */
  requests(name: string): readonly RequestEntry[];
  /** Ends everything at once. */
  close(): Promise<void>;
}

/** Serves content through a link and faults of each viewer's own: `/v/VIEWER/PATH` is `/PATH` for that viewer. */
export async function startOrigin(options: OriginOptions): Promise<Origin> {
  const cdns = options.cdns ?? [];
  const viewers = new Viewers(systemClock, cdns, options.journal ?? (() => {}));
  const source = await sourceOf(options);
  const server = createServer((request, response) => {
    void answer(request, response);
  });
  // Long polls, slow links and outages are what this server is for.
  server.requestTimeout = 0;
  server.keepAliveTimeout = 65_000;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    request.on('error', () => {});
    response.on('error', () => {});
    try {
      const place = viewerPath(request.url ?? '/');
      if (place === null) await plainExchange(request, response, source, systemClock);
      else if (place.cdn !== null && cdns.length > 0 && !cdns.some(({ name }) => name === place.cdn))
        await plainExchange(request, response, async () => unknownCdn(place.cdn, cdns), systemClock);
      else await viewerExchange(viewers.get(place.viewer), place, request, response, source, systemClock);
    } catch (error) {
      // Nothing is left to answer with; the client must not wait for ever.
      console.error(error);
      response.destroy();
    }
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, options.host ?? '127.0.0.1', resolve);
  });
  const { address, port, family } = server.address() as AddressInfo;
  const url = `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
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
      server.closeAllConnections();
      await closed;
    },
  };
}

async function sourceOf({ extraHandler, root, pages }: OriginOptions): Promise<Source> {
  const sources: Source[] = [];
  if (pages !== undefined) {
    const files = await staticFiles(pages);
    sources.push(async (request) =>
      request.path.startsWith('_pages/') ? files({ ...request, path: request.path.slice(7) }) : null,
    );
  }
  if (extraHandler !== undefined) sources.push(extraSource(extraHandler));
  if (root !== undefined) sources.push(await staticFiles(root));
  return async (request) => {
    for (const each of sources) {
      const answer = await each(request);
      if (answer !== null) return answer;
    }
    return null;
  };
}

function unknownCdn(name: string | null, cdns: readonly CdnSpec[]) {
  return complaint(
    404,
    `There is no CDN "${String(name)}". There are: ${cdns.map((each) => each.name).join(', ')}.`,
  );
}
