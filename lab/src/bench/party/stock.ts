import { once } from 'node:events';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import * as encoding from 'lib0/encoding';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { createUlids } from '../../../../src/party/room/ulid.js';
import { PARTY_MESSAGE_TYPES } from '../../../../src/wire/party.js';
import { freePort } from '../../home/ports.js';
import { runServer } from './run-server.js';
import type { Client, Side } from './side.js';

const SYNC_UPDATE = 2;

const newId = createUlids(Date.now, Math.random);

/** `@y/websocket-server` as it comes: no checks, nothing kept. */
export async function openStock(): Promise<Side> {
  const packageFile = createRequire(import.meta.url).resolve('@y/websocket-server/package.json');
  const port = await freePort();
  const server = await runServer(
    [join(dirname(packageFile), 'src', 'server.js')],
    { HOST: '127.0.0.1', PORT: String(port) },
    (line) => (line.startsWith('running at') ? `ws://127.0.0.1:${port}/bench` : null),
  );
  return { connect: async () => connect(server.ready), close: async () => server.stop() };
}

/** A page whose chat is a map by id; it sends each message as the change that Yjs makes of it. */
async function connect(address: string): Promise<Client> {
  const socket = new WebSocket(address);
  const doc = new Y.Doc();
  const chat = doc.getMap('chat');
  let changes = 0;
  let waitsFor: { readonly id: string; readonly heard: () => void } | null = null;
  doc.on('update', (update: Uint8Array) => {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, PARTY_MESSAGE_TYPES.sync);
    encoding.writeVarUint(encoder, SYNC_UPDATE);
    encoding.writeVarUint8Array(encoder, update);
    socket.send(encoding.toUint8Array(encoder));
  });
  socket.on('message', (data: Buffer) => {
    if (data[0] !== PARTY_MESSAGE_TYPES.sync || data[1] !== SYNC_UPDATE) return;
    changes += 1;
    if (waitsFor === null || !data.includes(waitsFor.id)) return;
    const { heard } = waitsFor;
    waitsFor = null;
    heard();
  });
  await once(socket, 'open');
  return {
    get changes() {
      return changes;
    },
    async say(text) {
      const id = newId();
      const heard = new Promise<void>((resolve) => {
        waitsFor = { id, heard: resolve };
      });
      chat.set(id, { by: 'member', text });
      await heard;
    },
    close() {
      socket.terminate();
      doc.destroy();
    },
  };
}
