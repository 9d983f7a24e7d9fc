/**
 * Sends made-up views to a collector, so many events a second, until it is told to stop; then says how many were
 * committed. A process of its own: it must not share a thread with what is measured.
 *
 *   node --import tsx feed.ts --to ORIGIN --events-per-sec N
 */
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { BeaconBatch } from '../../../../src/wire/beacon.js';
import { madeView } from '../../views/made-view.js';

const TICK_MS = 100;
/** Made once: making them anew would cost more than sending them. */
const SAMPLES = 200;

const { values } = parseArgs({ options: { to: { type: 'string' }, 'events-per-sec': { type: 'string' } } });
const collector = new URL('/rum', values.to);
const eventsPerSec = Number(values['events-per-sec']);

const samples = Array.from({ length: SAMPLES }, (_, seed) => madeView(seed, Date.now()));
const ending = new AbortController();
process.once('SIGTERM', () => {
  ending.abort();
});

let [sent, committed, failed] = [0, 0, 0];
const beganMs = performance.now();
for (let index = 0; !ending.signal.aborted;) {
  const dueBy = ((performance.now() - beganMs) / 1_000) * eventsPerSec;
  while (sent < dueBy) {
    const batch = renamed(samples[index % SAMPLES], index);
    index += 1;
    sent += batch.events.length;
    void post(batch).then(
      () => (committed += batch.events.length),
      () => (failed += 1),
    );
  }
  await wait(TICK_MS);
}
const tookSec = (performance.now() - beganMs) / 1_000;
console.log(`fed ${Math.round(committed / tookSec)} events a second, ${failed} batches refused`);
process.exit(0);

function renamed(batch: BeaconBatch | undefined, index: number): BeaconBatch {
  if (batch === undefined) throw new Error('There is no such sample.');
  return { ...batch, viewId: `fed-${index}`, sessionId: `fed-${index >> 1}`, sentAt: Date.now() };
}

async function post(batch: BeaconBatch): Promise<void> {
  const response = await fetch(collector, {
    method: 'POST',
    headers: { 'content-type': 'text/plain' },
    body: JSON.stringify(batch),
  });
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`The collector answered ${response.status}.`);
}
