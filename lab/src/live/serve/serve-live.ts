import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { UsageError } from '../../sim/run/usage-error.js';
import type { LiveAnswer } from './live-answer.js';
import type { LiveHandler } from './live-handler.js';

export interface LiveServer {
  /** Without a slash at the end. */
  readonly origin: string;
  stop(): Promise<void>;
}

/** What lets another site's page play the title. */
const CROSS_ORIGIN = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': '*',
  'access-control-expose-headers': '*',
  'timing-allow-origin': '*',
};

/** Serves a live title alone, without a link or faults. @param port - 0: any that is free. @throws UsageError where it is taken. */
export async function serveLive(handler: LiveHandler, port = 0): Promise<LiveServer> {
  const server = createServer((request, response) => {
    respond(handler, request, response).catch((error: unknown) => {
      if (response.destroyed) return;
      if (response.headersSent) response.destroy();
      else response.writeHead(500, CROSS_ORIGIN).end(`${String(error)}\n`);
    });
  });
  server.listen(port);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw new UsageError(`Port ${port} can't be used: ${String(error)}. Give another, or none.`);
  }
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function respond(
  handler: LiveHandler,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { method = 'GET', url = '/' } = request;
  if (method === 'OPTIONS') {
    response.writeHead(204, CROSS_ORIGIN).end();
    return;
  }
  if (method !== 'GET' && method !== 'HEAD') {
    response.writeHead(405, { ...CROSS_ORIGIN, allow: 'GET, HEAD, OPTIONS' }).end();
    return;
  }
  const left = new AbortController();
  response.once('close', () => {
    left.abort();
  });
  const { pathname, searchParams } = new URL(url, 'http://localhost');
  const answer = await handler(pathname, searchParams, left.signal);
  await send(answer, method, response);
}

async function send(answer: LiveAnswer | null, method: string, response: ServerResponse): Promise<void> {
  if (answer === null) {
    response.writeHead(404, CROSS_ORIGIN).end('There is no such thing here.\n');
    return;
  }
  const { status, headers, body } = answer;
  const whole = body instanceof Uint8Array;
  response.writeHead(status, {
    ...CROSS_ORIGIN,
    ...headers,
    ...(whole && { 'content-length': body.byteLength }),
  });
  if (method === 'HEAD') response.end();
  else if (whole) response.end(body);
  else await pipeline(Readable.from(body), response);
}
