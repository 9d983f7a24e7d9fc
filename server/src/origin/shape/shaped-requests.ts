import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { pacedStream } from '../../../../lab/src/chaos/link/paced-stream.js';
import type { Flow } from '../../../../lab/src/chaos/link/viewer-link.js';
import { VIEWER_NAME, type Viewers } from './viewers.js';

/** Headers go through the link too; about what ours come to. */
const HEADER_BYTES = 400;

const SHAPED_PATH = new RegExp(`^/shaped/(${VIEWER_NAME})(/.*)$`, 's');

/** Who a request was made for, where its path said so. */
const viewerOf = new WeakMap<IncomingMessage, string>();

/** `/shaped/VIEWER/any/path` is `/any/path`, marked to go through that viewer's bottleneck. */
export function unwrapShapedPath(request: IncomingMessage): string {
  const url = request.url ?? '/';
  const match = SHAPED_PATH.exec(url);
  if (match?.[1] === undefined || match[2] === undefined) return url;
  viewerOf.set(request, match[1]);
  return match[2];
}

/** Delays marked requests by the viewer's round trip and paces their answers. Register it first. */
export function shapeMarkedRequests(app: FastifyInstance, viewers: Viewers): void {
  const flows = new WeakMap<IncomingMessage, Flow>();

  app.addHook('onRequest', async (request, reply) => {
    const viewer = viewerOf.get(request.raw);
    if (viewer === undefined) return;
    const link = viewers.link(viewer);
    const flow = link.openFlow();
    flows.set(request.raw, flow);
    reply.raw.once('close', () => {
      flow.close();
    });
    await roundTrip(link.shape.latencyMs, reply);
  });

  app.addHook('onSend', async (request, reply, payload: unknown) => {
    const flow = flows.get(request.raw);
    if (flow === undefined) return payload;
    // A kept copy would play at any speed, whatever the link lets through.
    reply.header('Cache-Control', 'no-store');
    await payFor(flow, HEADER_BYTES);
    return request.method === 'HEAD' ? payload : paceBody(reply, payload, flow);
  });
}

async function roundTrip(latencyMs: number, reply: FastifyReply): Promise<void> {
  if (latencyMs === 0) return;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, latencyMs);
    reply.raw.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

async function payFor(flow: Flow, bytes: number): Promise<void> {
  let owed = bytes;
  while (owed > 0) {
    owed -= flow.spend(owed);
    if (owed > 0 && !(await flow.earn(owed))) return;
  }
}

function paceBody(reply: FastifyReply, payload: unknown, flow: Flow): unknown {
  if (payload instanceof Readable) {
    const declared = Number(reply.getHeader('content-length'));
    return pacedStream(payload, flow, Number.isSafeInteger(declared) ? declared : null);
  }
  if (typeof payload !== 'string' && !Buffer.isBuffer(payload)) return payload;
  const body = Buffer.from(payload);
  reply.header('Content-Length', body.length);
  return pacedStream(Readable.from([body]), flow, body.length);
}
