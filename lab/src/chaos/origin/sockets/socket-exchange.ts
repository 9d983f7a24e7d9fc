import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Clock } from '../../../../../src/base/clock.js';
import { slowKbpsOf } from '../../faults/effects/slow-body.js';
import { applyBefore, struckBy } from '../struck.js';
import { forwardable } from '../upstream/upstream-request.js';
import type { ViewerPath } from '../viewer-path.js';
import type { Viewer } from '../viewer.js';
import { waitOrLeave } from '../wait-or-leave.js';
import { openUpstreamSocket } from './open-upstream-socket.js';
import { pipeSockets, type DropSocket } from './pipe-sockets.js';
import { headLines, noUpstream, refuseSocket } from './raw-answer.js';

/** A WebSocket through a viewer's link, from the request for it to its end. */
export async function socketExchange(
  viewer: Viewer,
  place: ViewerPath,
  request: IncomingMessage,
  client: Socket,
  base: URL | null,
  clock: Clock,
): Promise<void> {
  const gone = new AbortController();
  const { entry, strikes } = viewer.arrive(place, request.method ?? 'GET', 'socket');
  client.once('close', () => {
    gone.abort();
    entry.end('left');
  });
  const wait = async (ms: number): Promise<void> => waitOrLeave(ms, clock, gone.signal);
  const struck = struckBy(strikes, { kind: 'socket', place, memory: viewer.memory, wait });
  const refuse = (answer: typeof noUpstream): void => {
    entry.status(answer.status);
    entry.end('complete');
    refuseSocket(client, answer);
  };

  await wait(viewer.link.shape.latencyMs);
  const verdict = await applyBefore(struck);
  if (gone.signal.aborted || verdict === 'hang') return;
  if (verdict === 'reset') {
    entry.end('cut');
    client.resetAndDestroy();
    return;
  }
  if (verdict !== null || base === null) {
    refuse(verdict ?? noUpstream);
    return;
  }
  const upstream = await openUpstreamSocket(base, place.path, request, gone.signal);
  if (upstream.kind === 'refused') {
    refuse(upstream.answer);
    return;
  }
  if (gone.signal.aborted) {
    upstream.socket.destroy();
    return;
  }
  const headers = { ...forwardable(upstream.answer.headers), connection: 'Upgrade' };
  client.write(headLines(101, headers));
  entry.status(101);
  if (upstream.head.length > 0) upstream.socket.unshift(upstream.head);
  const effects = strikes.map(({ effect }) => effect);
  const slowKbps = slowKbpsOf(effects);
  const ended = await pipeSockets({
    client,
    upstream: upstream.socket,
    link: viewer.link,
    clock,
    ...(slowKbps !== undefined && { slowKbps }),
    drops: effects.filter((effect): effect is DropSocket => effect.kind === 'drop-socket'),
    sent: (bytes) => {
      entry.sent(bytes);
    },
  });
  entry.end(ended === 'dropped' ? 'cut' : ended === 'upstream' ? 'complete' : 'left');
}
