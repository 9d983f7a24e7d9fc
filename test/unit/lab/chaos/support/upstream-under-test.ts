import { createHash, randomBytes } from 'node:crypto';
import { createServer, request, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

/** An upstream of the tests' own: files, redirects, uploads, and WebSockets whose frames come back unmasked. */
export async function startUpstream(
  handle: (
    request: IncomingMessage,
    body: string,
  ) => { status: number; headers?: Record<string, string>; body: string | Buffer },
): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  const sockets = new Set<Duplex>();
  const server: Server = createServer((asked, response) => {
    let body = '';
    asked.on('data', (chunk: Buffer) => {
      body += chunk.toString();
    });
    asked.on('end', () => {
      const answer = handle(asked, body);
      response.writeHead(answer.status, answer.headers).end(answer.body);
    });
  });
  server.on('connection', (socket) => sockets.add(socket));
  server.on('upgrade', (asked, socket) => {
    if (asked.url?.includes('forbidden') === true) {
      socket.end('HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n');
      return;
    }
    const accept = createHash('sha1')
      .update(`${asked.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
      .digest('base64');
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: Upgrade\r\nsec-websocket-accept: ${accept}\r\n\r\n`,
    );
    socket.on('error', () => {});
    let pending = Buffer.alloc(0);
    socket.on('data', (chunk: Buffer) => {
      const { frames, rest } = unmasked(Buffer.concat([pending, chunk]));
      pending = rest;
      if (frames.length > 0) socket.write(frames);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}

/** A client's short frames as a server would send them, and what has come of the next one. */
function unmasked(bytes: Buffer): { readonly frames: Buffer; readonly rest: Buffer<ArrayBuffer> } {
  const frames: Buffer[] = [];
  let at = 0;
  for (;;) {
    const length = (bytes[at + 1] ?? 0) & 0x7f;
    const end = at + 6 + length;
    if (bytes.length < at + 2 || bytes.length < end) break;
    const mask = bytes.subarray(at + 2, at + 6);
    const payload = bytes.subarray(at + 6, end).map((byte, index) => byte ^ (mask[index % 4] ?? 0));
    frames.push(Buffer.from([bytes[at] ?? 0, length]), Buffer.from(payload));
    at = end;
  }
  return { frames: Buffer.concat(frames), rest: Buffer.from(bytes.subarray(at)) };
}

export interface TestSocket {
  send(text: string): void;
  /** Texts that came so far. */
  readonly texts: readonly string[];
  /** The code of the close frame that came, or null. */
  readonly closedWith: number | null;
  readonly gone: boolean;
  end(): void;
}

/** A WebSocket of the tests' own. @throws with the status where it isn't opened */
export async function openSocket(url: string): Promise<TestSocket> {
  const socket = await new Promise<Duplex>((resolve, reject) => {
    const asked = request(url, {
      headers: {
        connection: 'Upgrade',
        upgrade: 'websocket',
        'sec-websocket-version': '13',
        'sec-websocket-key': randomBytes(16).toString('base64'),
      },
    });
    asked.once('upgrade', (_, opened, head) => {
      if (head.length > 0) opened.unshift(head);
      resolve(opened);
    });
    asked.once('response', (answer) => {
      reject(new Error(`refused with ${answer.statusCode}`));
      answer.resume();
    });
    asked.once('error', reject);
    asked.end();
  });
  const state = { texts: [] as string[], closedWith: null as number | null, gone: false };
  let pending = Buffer.alloc(0);
  socket.on('data', (chunk: Buffer) => {
    pending = Buffer.concat([pending, chunk]);
    for (;;) {
      const length = pending[1];
      if (length === undefined || pending.length < 2 + length) return;
      const payload = pending.subarray(2, 2 + length);
      if (pending[0] === 0x88) state.closedWith = payload.readUInt16BE(0);
      else state.texts.push(payload.toString());
      pending = pending.subarray(2 + length);
    }
  });
  socket.on('error', () => {});
  for (const event of ['end', 'close'])
    socket.once(event, () => {
      state.gone = true;
    });
  return {
    send: (text) => {
      const mask = randomBytes(4);
      const payload = Buffer.from(text).map((byte, index) => byte ^ (mask[index % 4] ?? 0));
      socket.write(Buffer.concat([Buffer.from([0x81, 0x80 | payload.length]), mask, Buffer.from(payload)]));
    },
    get texts() {
      return state.texts;
    },
    get closedWith() {
      return state.closedWith;
    },
    get gone() {
      return state.gone;
    },
    end: () => socket.end(),
  };
}
