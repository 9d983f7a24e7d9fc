import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import type { BeaconBatch } from '../../../../src/wire/beacon.js';
import { wholeEvent } from '../../../../src/wire/counters.js';
import type { ViewLog } from './view-log.js';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

export interface ServedPage {
  /** Of the page with the player. */
  readonly url: string;
  close(): Promise<void>;
}

/** Serves the built page on this machine alone, and takes its beacons at `/rum` as a collector would. */
export async function servePlayerPage(folder: string, log: ViewLog): Promise<ServedPage> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const answer = async (): Promise<void> => {
      if (request.method === 'POST' && path === '/rum') {
        const batch = JSON.parse(await textOf(request)) as BeaconBatch;
        const accepted = log.add(batch, batch.events.map(wholeEvent));
        const ack = { accepted, duplicates: batch.events.length - accepted };
        response.setHeader('content-type', 'application/json').end(JSON.stringify(ack));
        return;
      }
      const content = await readFile(join(folder, normalize(path)));
      response.setHeader('content-type', TYPES[extname(path)] ?? 'application/octet-stream').end(content);
    };
    answer().catch(() => response.writeHead(404).end());
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/player.html`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += String(chunk);
  return text;
}
