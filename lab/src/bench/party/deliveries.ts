import { setTimeout as sleep } from 'node:timers/promises';
import type { Client, OpenSide } from './side.js';

/** Sockets are opened so many at a time. */
const CONNECT_AT_ONCE = 25;

const TEXT = 'What did I miss? I only went for some tea.';

const PACE_MS = 100;

/** What has not come by then never will. */
const DRAIN_MS = 10_000;

export interface Deliveries {
  /** Messages × members that heard them, a second. */
  readonly perSec: number;
  readonly messages: number;
  /** From saying something to knowing that it was sent to all, of each message. */
  readonly latencyMs: readonly number[];
  /** With ten messages a second in the room, until every member has heard it. */
  readonly pacedMs: readonly number[];
}

/**
 * As many say something as may be under way at once, each going on when the last was heard; then one member
 * says something ten times a second.
 */
export async function measureDeliveries(
  open: OpenSide,
  load: { readonly clients: number; readonly inFlight: number; readonly seconds: number },
): Promise<Deliveries> {
  const side = await open();
  const clients: Client[] = [];
  try {
    while (clients.length < load.clients) {
      const count = Math.min(CONNECT_AT_ONCE, load.clients - clients.length);
      clients.push(...(await Promise.all(Array.from({ length: count }, async () => side.connect()))));
    }
    // So that what is measured is not the first use of anything.
    await talk(clients, { ...load, seconds: 0.5 });
    const { latencyMs, perSec } = await talk(clients, load);
    const pacedMs = await pace(clients, load.seconds);
    return { perSec, messages: latencyMs.length, latencyMs, pacedMs };
  } finally {
    for (const client of clients) client.close();
    await side.close();
  }
}

async function talk(
  clients: readonly Client[],
  { inFlight, seconds }: { readonly inFlight: number; readonly seconds: number },
): Promise<Pick<Deliveries, 'perSec' | 'latencyMs'>> {
  const latencyMs: number[] = [];
  // What joining itself changed in the document has been heard by now.
  const before = clients.map(({ changes }) => changes);
  const startMs = performance.now();
  const endMs = startMs + seconds * 1_000;
  await Promise.all(
    clients.slice(0, inFlight).map(async (client) => {
      for (let nowMs = performance.now(); nowMs < endMs;) {
        await client.say(TEXT);
        const doneMs = performance.now();
        latencyMs.push(doneMs - nowMs);
        nowMs = doneMs;
      }
    }),
  );
  await allHaveHeard(clients, before);
  const spanSec = (performance.now() - startMs) / 1_000;
  return { perSec: (latencyMs.length * clients.length) / spanSec, latencyMs };
}

async function pace(clients: readonly Client[], seconds: number): Promise<readonly number[]> {
  const latencyMs: number[] = [];
  const [client] = clients;
  if (client === undefined) return latencyMs;
  const startMs = performance.now();
  while (latencyMs.length < (seconds * 1_000) / PACE_MS) {
    await sleep(Math.max(0, startMs + latencyMs.length * PACE_MS - performance.now()));
    const before = clients.map(({ changes }) => changes);
    const saidMs = performance.now();
    await client.say(TEXT);
    await allHaveHeard(clients, before);
    latencyMs.push(performance.now() - saidMs);
  }
  return latencyMs;
}

/** Everybody was there from the first word on, so everybody must have got as many changes as anybody. */
async function allHaveHeard(clients: readonly Client[], before: readonly number[]): Promise<void> {
  const giveUpMs = performance.now() + DRAIN_MS;
  for (;;) {
    const counts = clients.map(({ changes }, at) => changes - (before[at] ?? 0));
    if (Math.min(...counts) === Math.max(...counts)) return;
    if (performance.now() > giveUpMs) throw new Error('Not every member heard everything.');
    await new Promise((resolve) => setImmediate(resolve));
  }
}
