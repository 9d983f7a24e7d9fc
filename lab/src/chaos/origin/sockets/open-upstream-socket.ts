import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { complaint, type Answer } from '../../faults/answer.js';
import { requestUpstream } from '../upstream/upstream-request.js';

/** What became of the wish for a socket. */
export type UpstreamSocket =
  | {
      readonly kind: 'open';
      readonly answer: IncomingMessage;
      readonly socket: Duplex;
      readonly head: Buffer;
    }
  | { readonly kind: 'refused'; readonly answer: Answer };

/** Asks the upstream for the same socket that the client asked us for. */
export async function openUpstreamSocket(
  base: URL,
  path: string,
  request: IncomingMessage,
  signal: AbortSignal,
): Promise<UpstreamSocket> {
  return new Promise((resolve) => {
    const asked = requestUpstream(base, path, {
      method: 'GET',
      // The headers of the upgrade are meant for the upstream: it answers to the client's own key.
      headers: { ...request.headers, connection: 'Upgrade', upgrade: 'websocket' },
      signal,
    });
    asked.once('upgrade', (answer, socket, head) => {
      resolve({ kind: 'open', answer, socket, head });
    });
    asked.once('response', (answer) => {
      answer.resume();
      resolve({
        kind: 'refused',
        answer: complaint(
          answer.statusCode ?? 502,
          `The upstream refused the socket with ${answer.statusCode}.`,
        ),
      });
    });
    asked.once('error', (error) => {
      resolve({
        kind: 'refused',
        answer: complaint(502, `The upstream ${base.origin} can't be reached: ${error.message}.`),
      });
    });
    asked.end();
  });
}
