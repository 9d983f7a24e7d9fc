/**
 * Sends views' batches to a collector over keep-alive connections, each with one request under way, and prints
 * {@link Sent} as JSON. A process of its own: it must not share a thread with what it measures. Bare sockets and
 * requests made beforehand, so that most of the machine is left to the collector.
 *
 *   node --import tsx generator.ts --port N --connections N --events N (0: as pages send) --warm-sec N --seconds N
 */
import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { parseArgs } from 'node:util';
import { requestFor, requestTemplates, type RequestTemplate } from './request-template.js';

/** What was acknowledged. */
export interface Sent {
  /** From the first request on. */
  readonly acknowledgedEvents: number;
  readonly refused: number;
  /** Of requests that were sent and answered while it was measured. */
  readonly eventsPerSec: number;
  readonly batchesPerSec: number;
  readonly latenciesMs: readonly number[];
  /** Of this process, from the first request on. */
  readonly cpuMs: number;
}

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
const seconds = Number(values.seconds);
const views = requestTemplates(Number(values.events) === 0 ? null : Number(values.events));

const cpuBefore = process.cpuUsage();
const measureFromMs = performance.now() + Number(values['warm-sec']) * 1_000;
const untilMs = measureFromMs + seconds * 1_000;
const latenciesMs: number[] = [];
let nextView = 0;
let acknowledgedEvents = 0;
let measuredEvents = 0;
let refused = 0;

/** Whether the answer is whole; it nearly always comes in one piece. */
function isWhole(answer: string): boolean {
  const head = answer.indexOf('\r\n\r\n');
  if (head === -1) return false;
  const length = Number(/content-length: (\d+)/i.exec(answer)?.[1] ?? 0);
  return answer.length >= head + 4 + length;
}

/** One view after another over one connection, until time is up. */
async function sendViews(): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  socket.setNoDelay(true);
  await new Promise<void>((resolve, reject) => {
    let viewId = '';
    let left: RequestTemplate[] = [];
    let current: RequestTemplate | undefined;
    let sentMs = 0;
    let answer = '';

    const send = (): void => {
      if (left.length === 0) {
        viewId = randomUUID();
        left = [...(views[nextView % views.length] ?? [])];
        nextView += 1;
      }
      current = left.shift();
      if (current === undefined) throw new Error('A view has no request.');
      sentMs = performance.now();
      socket.write(requestFor(current, viewId));
    };
    const settle = (events: number, accepted: boolean): void => {
      const nowMs = performance.now();
      if (!accepted) refused += 1;
      else {
        acknowledgedEvents += events;
        if (sentMs >= measureFromMs && nowMs <= untilMs) {
          latenciesMs.push(nowMs - sentMs);
          measuredEvents += events;
        }
      }
      if (nowMs < untilMs) send();
      else socket.end(resolve);
    };
    socket.on('connect', send);
    socket.on('error', reject);
    socket.on('data', (chunk: Buffer) => {
      answer += chunk.toString('latin1');
      if (!isWhole(answer)) return;
      const accepted = answer.startsWith('HTTP/1.1 200');
      answer = '';
      settle(current?.events ?? 0, accepted);
    });
  });
}

await Promise.all(Array.from({ length: Number(values.connections) }, sendViews));
const { user, system } = process.cpuUsage(cpuBefore);
const sent: Sent = {
  acknowledgedEvents,
  refused,
  eventsPerSec: measuredEvents / seconds,
  batchesPerSec: latenciesMs.length / seconds,
  latenciesMs: latenciesMs.map((ms) => Math.round(ms * 10) / 10),
  cpuMs: (user + system) / 1_000,
};
process.stdout.write(`${JSON.stringify(sent)}\n`);
