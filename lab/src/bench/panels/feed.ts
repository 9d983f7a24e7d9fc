import { setTimeout as wait } from 'node:timers/promises';
import type { BeaconBatch } from '../../../../src/wire/beacon.js';
import { madeView } from '../../views/made-view.js';

const TICK_MS = 100;
/** Made once: making them anew would cost more than sending them. */
const SAMPLES = 200;

/** Sends made-up views, so many events a second, until the process is told to stop; then says how many it was. */
export async function feed(origin: string, eventsPerSec: number): Promise<void> {
  const samples = Array.from({ length: SAMPLES }, (_, seed) => madeView(seed, Date.now()));
  let [sent, committed, failed] = [0, 0, 0];
  const ending = new AbortController();
  process.once('SIGTERM', () => {
    ending.abort();
  });
  const beganMs = performance.now();
  for (let index = 0; !ending.signal.aborted;) {
    const dueBy = ((performance.now() - beganMs) / 1_000) * eventsPerSec;
    while (sent < dueBy) {
      const batch = renamed(samples[index % SAMPLES], index);
      index += 1;
      sent += batch.events.length;
      void post(origin, batch).then(
        () => (committed += batch.events.length),
        () => (failed += 1),
      );
    }
    await wait(TICK_MS);
  }
  const tookSec = (performance.now() - beganMs) / 1_000;
  console.log(`fed ${Math.round(committed / tookSec)} events a second, ${failed} batches refused`);
  process.exit(0);
}

function renamed(batch: BeaconBatch | undefined, index: number): BeaconBatch {
  if (batch === undefined) throw new Error('There is no such sample.');
  return { ...batch, viewId: `fed-${index}`, sessionId: `fed-${index >> 1}`, sentAt: Date.now() };
}

async function post(origin: string, batch: BeaconBatch): Promise<void> {
  const response = await fetch(`${origin}/rum`, {
    method: 'POST',
    headers: { 'content-type': 'text/plain' },
    body: JSON.stringify(batch),
  });
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`The collector answered ${response.status}.`);
}
