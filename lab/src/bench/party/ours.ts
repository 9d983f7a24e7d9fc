import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { WebSocket } from 'ws';
import { createUlids } from '../../../../src/party/room/ulid.js';
import { PARTY_MESSAGE_TYPES, type PartyServerMessage } from '../../../../src/wire/party.js';
import { runServer } from './run-server.js';
import type { Client, Side } from './side.js';

const main = fileURLToPath(new URL('../../../../server/dist/main.js', import.meta.url));

const SECRET = 'thirty-two characters of secrecy';
const ROOM = 'bench';

/** Every check is made; only what would turn the load itself away is set wide. */
const LIMITS = [
  'membersPerRoom=1000,connectionsPerAddress=1000',
  'commandsPerSec=100000,commandsBurst=100000,messagesPerSec=100000,messagesBurst=100000',
  'addressMessagesPerSec=1000000,addressMessagesBurst=1000000,sendBufferBytes=64000000',
].join(',');

const newId = createUlids(Date.now, Math.random);

/** `sv-server`, with a log on disk. */
export async function openOurs(): Promise<Side> {
  if (!existsSync(main)) throw new Error('The server is not built yet: run `npm run build` first.');
  const data = await mkdtemp(join(tmpdir(), 'sv-bench-party-'));
  const args = ['--port', '0', '--json', '--data', data, '--party-secret', SECRET, '--party-limits', LIMITS];
  const server = await runServer([main, ...args], {}, (line) =>
    line.startsWith('{"listening":') ? (JSON.parse(line) as { listening: string }).listening : null,
  );
  const address = `${server.ready.replace('http', 'ws')}/party/${ROOM}`;
  let members = 0;
  return {
    async connect() {
      members += 1;
      return connect(`${address}?token=${tokenFor(`member-${members}`)}`);
    },
    async close() {
      await server.stop();
      await rm(data, { recursive: true, force: true });
    },
  };
}

async function connect(address: string): Promise<Client> {
  const socket = new WebSocket(address);
  const waiting = new Map<string, () => void>();
  let changes = 0;
  let welcome: () => void = () => undefined;
  const welcomed = new Promise<void>((resolve) => {
    welcome = resolve;
  });
  socket.on('message', (data: Buffer) => {
    if (data[0] === PARTY_MESSAGE_TYPES.sync) {
      changes += 1;
    } else if (data[0] === PARTY_MESSAGE_TYPES.party) {
      const decoder = decoding.createDecoder(data);
      decoding.readVarUint(decoder);
      const message = JSON.parse(decoding.readVarString(decoder)) as PartyServerMessage;
      if (message.type === 'welcome') welcome();
      if (message.type === 'nack') throw new Error(`${message.code}: ${message.detail}`);
      if (message.type === 'ack') waiting.get(message.id)?.();
    }
  });
  await Promise.race([
    welcomed,
    once(socket, 'close').then(([code, reason]) => {
      throw new Error(`Closed with ${String(code)}: ${String(reason)}`);
    }),
  ]);
  return {
    get changes() {
      return changes;
    },
    async say(text) {
      const id = newId();
      const encoder = encoding.createEncoder();
      encoding.writeVarUint(encoder, PARTY_MESSAGE_TYPES.party);
      const command = { id, type: 'chat-send', text };
      encoding.writeVarString(encoder, JSON.stringify({ type: 'command', command }));
      const heard = new Promise<void>((resolve) => waiting.set(id, resolve));
      socket.send(encoding.toUint8Array(encoder));
      await heard;
      waiting.delete(id);
    },
    close() {
      socket.terminate();
    },
  };
}

function tokenFor(userId: string): string {
  const claims = {
    sub: userId,
    name: userId,
    room: ROOM,
    role: 'member',
    aud: 'sv-party',
    exp: 4_000_000_000,
  };
  const text = ['{"alg":"HS256"}', JSON.stringify(claims)]
    .map((part) => Buffer.from(part).toString('base64url'))
    .join('.');
  return `${text}.${createHmac('sha256', SECRET).update(text).digest('base64url')}`;
}
