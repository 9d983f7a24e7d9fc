import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { batchOf, post, viewEvents } from './support/beacons.js';
import { discard, startBuiltServer, temporaryFolder, type BuiltServer } from './support/built-server.js';
import { until } from './support/until.js';

/** `SV_IDLE=10000` for a long run; it needs twice as many open files (`ulimit -n`). */
const IDLE = Number(process.env['SV_IDLE'] ?? 300);
const SLOW = Math.ceil(IDLE / 20);
/** Opened together, so that none waits in the system's queue for longer than it may. */
const AT_ONCE = 200;
/** What a connection may cost the server, of memory; and what everything else may beside. */
const BYTES_EACH = 40_000;
const BYTES_BESIDE = 150_000_000;

let folder: string;
let server: BuiltServer;

beforeAll(async () => {
  folder = await temporaryFolder();
  const limits = [
    '--request-sec',
    '3',
    '--max-connections',
    String(IDLE + SLOW + 100),
    '--address-rate',
    '0',
  ];
  server = await startBuiltServer(['--data', folder, ...limits]);
});

afterAll(async () => {
  await server.stop();
  await discard(folder);
});

async function open(text: string): Promise<Socket> {
  const { hostname, port } = new URL(server.origin);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined).resume();
  await once(socket, 'connect');
  socket.write(text);
  return socket;
}

async function openMany(count: number, text: string): Promise<readonly Socket[]> {
  const sockets: Socket[] = [];
  while (sockets.length < count) {
    const more = Math.min(AT_ONCE, count - sockets.length);
    sockets.push(...(await Promise.all(Array.from({ length: more }, async () => open(text)))));
  }
  return sockets;
}

async function memoryBytes(): Promise<number> {
  const text = await (await fetch(`${server.origin}/metrics`)).text();
  return Number(/^process_resident_memory_bytes (\S+)/m.exec(text)?.[1]);
}

describe(`with ${IDLE} idle connections, and ${SLOW} clients that send a byte now and then`, () => {
  it(
    'others are served, memory is bounded, and the slow ones are cut off',
    async () => {
      const beforeBytes = await memoryBytes();
      const idle = await openMany(IDLE, 'GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n');
      const slow = await openMany(
        SLOW,
        'POST /rum HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nContent-Length: 9999\r\n\r\n',
      );
      const dripping = setInterval(() => {
        for (const socket of slow) if (!socket.destroyed) socket.write('{');
      }, 500);
      const sent = await Promise.all(
        Array.from({ length: 100 }, async (_, view) =>
          post(server.origin, batchOf(`served-${view}`, viewEvents())),
        ),
      );
      expect(sent.filter(({ status }) => status !== 200)).toEqual([]);
      expect((await memoryBytes()) - beforeBytes).toBeLessThan(BYTES_BESIDE + (IDLE + SLOW) * BYTES_EACH);
      await until(() => slow.every((socket) => socket.destroyed));
      clearInterval(dripping);
      expect(idle.filter((socket) => socket.destroyed)).toEqual([]);
      for (const socket of idle) socket.destroy();
    },
    60_000 + IDLE * 20,
  );
});
