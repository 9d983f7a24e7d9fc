/**
 * Sends views' batches to a collector over keep-alive connections, each with one request under way, and prints
 * `{"events", "requests", "refused", "tookMs", "latenciesMs"}` of what was acknowledged while it was measured. A
 * process of its own: it must not share a thread with what it measures. Bare sockets, so that most of the machine
 * is left to the collector.
 *
 *   node --import tsx generator.ts --port N --connections N --events N --warm-sec N --seconds N
 */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { parseArgs } from 'node:util';
import { batchTemplates } from './load-batch.js';

const BATCHES_A_VIEW = 3;

const { values } = parseArgs({
  options: {
    port: { type: 'string' },
    connections: { type: 'string' },
    events: { type: 'string' },
    'warm-sec': { type: 'string' },
    seconds: { type: 'string' },
  },
});
const port = Number(values.port);
const eventsEach = Number(values.events);
const templates = batchTemplates(BATCHES_A_VIEW, eventsEach);

const beganMs = performance.now();
const measureFromMs = beganMs + Number(values['warm-sec']) * 1_000;
const untilMs = measureFromMs + Number(values.seconds) * 1_000;
const latenciesMs: number[] = [];
let acknowledgedAll = 0;
let refused = 0;

/** Waits for one whole answer; whether it was 200. */
async function answer(socket: Socket): Promise<boolean> {
  let text = '';
  for (;;) {
    const [chunk] = (await once(socket, 'data')) as [Buffer];
    text += chunk.toString('latin1');
    const head = text.indexOf('\r\n\r\n');
    if (head === -1) continue;
    const length = Number(/content-length: (\d+)/i.exec(text)?.[1] ?? 0);
    if (text.length >= head + 4 + length) return text.startsWith('HTTP/1.1 200');
  }
}

async function sendViews(): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.setNoDelay(true);
  while (performance.now() < untilMs) {
    const viewId = randomUUID();
    for (const template of templates) {
      const body = template.join(viewId);
      const sentMs = performance.now();
      socket.write(
        `POST /rum HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: text/plain\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
      );
      const accepted = await answer(socket);
      const nowMs = performance.now();
      if (accepted) acknowledgedAll += 1;
      else refused += 1;
      if (accepted && sentMs >= measureFromMs && nowMs <= untilMs) latenciesMs.push(nowMs - sentMs);
    }
  }
  socket.destroy();
}

await Promise.all(Array.from({ length: Number(values.connections) }, sendViews));
process.stdout.write(
  `${JSON.stringify({
    acknowledgedEvents: acknowledgedAll * eventsEach,
    refused,
    eventsPerSec: (latenciesMs.length * eventsEach * 1_000) / (untilMs - measureFromMs),
    latenciesMs: latenciesMs.map((ms) => Math.round(ms * 10) / 10),
  })}\n`,
);
