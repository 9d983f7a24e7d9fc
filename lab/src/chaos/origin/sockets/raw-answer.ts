import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { complaint, discardBody, type Answer } from '../../faults/answer.js';

/** A refusal of a socket that was not opened: HTTP, written by hand. */
export function refuseSocket(socket: Duplex, answer: Answer): void {
  const body = Buffer.isBuffer(answer.body) ? answer.body : Buffer.alloc(0);
  discardBody(answer);
  const head = headLines(answer.status, {
    ...answer.headers,
    'content-length': String(body.length),
    connection: 'close',
  });
  socket.end(Buffer.concat([Buffer.from(head), body]));
}

/** A status line and headers, with the empty line after them. */
export function headLines(
  status: number,
  headers: Readonly<Record<string, string | string[] | undefined>>,
): string {
  const lines = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : (Array.isArray(value) ? value : [value]).map((each) => `${name}: ${each}`),
  );
  return `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${lines.join('\r\n')}\r\n\r\n`;
}

export const noUpstream: Answer = complaint(
  404,
  'There is no socket here: the origin was started without an upstream.',
);
