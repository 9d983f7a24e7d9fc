import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LinkScript } from '../../../../lab/src/chaos/contract.js';
import { linkOfTrace } from '../../../../lab/src/chaos/link/link-of-trace.js';
import { startOrigin, type Origin } from '../../../../lab/src/chaos/origin/start-origin.js';
import type { Trace } from '../../../../lab/src/sim/network/trace.js';
import { readTraces } from '../../../../lab/src/sim/network/trace-files.js';
import { traceBytes } from './support/trace-bytes.js';
import { tally, type ByteSample } from './support/windows.js';

/** Of the answers' headers, which go through the link too. */
const HEADER_BYTES = 400;
const SAMPLE_MS = 5;
const WATCHED_MS = 12_000;

const chunk = new Uint8Array(65_536);
let origin: Origin;

beforeAll(async () => {
  origin = await startOrigin({
    extraHandler: async () => ({ status: 200, headers: {}, body: endless() }),
  });
});

afterAll(async () => {
  await origin.close();
});

async function* endless(): AsyncGenerator<Uint8Array> {
  for (;;) yield chunk;
}

/** As a train's recorder would have it: 0.4 to 20 Mbps, with an outage of 3 s. */
async function trainRide(): Promise<Trace> {
  const [ride] = await readTraces([fileURLToPath(new URL('./support/train-ride.csv', import.meta.url))]);
  if (ride === undefined) throw new Error('The file has no trace.');
  return ride;
}

interface Watched {
  /** As the origin wrote it to the socket, by its own clock. */
  readonly sent: readonly ByteSample[];
  /** As a client in a thread of its own got it, by the thread's clock. */
  readonly got: readonly ByteSample[];
  /** What each download had come to there at the end, bytes. */
  readonly perDownload: readonly number[];
}

interface Counted {
  readonly samples: readonly ByteSample[];
  readonly perDownload: readonly number[];
}

async function watch(viewer: string, downloads: number, link: LinkScript): Promise<Watched> {
  const control = origin.viewer(viewer);
  control.setLink(link);
  const sent: { atMs: number; bytes: number }[] = [];
  const sampling = setInterval(() => {
    const bytes = control
      .requests()
      .reduce((sum, { bodyBytes, status }) => sum + bodyBytes + (status === null ? 0 : HEADER_BYTES), 0);
    sent.push({ atMs: performance.now(), bytes });
  }, SAMPLE_MS);
  const client = new Worker(new URL('./support/counting-client.mjs', import.meta.url), {
    workerData: {
      url: origin.viewerUrl(viewer, 'endless.m4s'),
      downloads,
      ms: WATCHED_MS,
      everyMs: SAMPLE_MS,
    },
  });
  try {
    const { samples: got, perDownload } = await new Promise<Counted>((resolve, reject) => {
      client.once('message', resolve);
      client.once('error', reject);
    });
    const beganMs = control.startedAtMs ?? 0;
    // The first answers wait for their round trip: until then nothing is asked for.
    const since = (samples: readonly ByteSample[], originMs: number): ByteSample[] =>
      samples
        .map(({ atMs, bytes }) => ({ atMs: atMs - originMs - beganMs, bytes }))
        .filter(({ atMs }) => atMs > 200);
    return { sent: since(sent, 0), got: since(got, performance.timeOrigin), perDownload };
  } finally {
    clearInterval(sampling);
    await client.terminate();
  }
}

describe("a viewer's link, over real connections", () => {
  it.each([
    [1, 0],
    [3, 4],
  ])(
    'lets through what a trace says over any 2 s, the same to each of its downloads: %d, from second %d on',
    { timeout: 60_000 },
    async (downloads, startSec) => {
      const ride = await trainRide();
      const wanted = traceBytes(ride, startSec);
      const link = linkOfTrace(ride, { startSec });
      const { sent, got, perDownload } = await watch(`parallel-${downloads}`, downloads, link);

      for (const atEnd of [tally(sent, wanted), tally(got, wanted, sent)]) {
        const told = JSON.stringify(atEnd);
        expect(atEnd.windows, told).toBeGreaterThan(500);
        expect(atEnd.silent / atEnd.windows, told).toBeGreaterThan(0.03);
        expect(atEnd.strict / atEnd.windows, told).toBeGreaterThan(0.2);
        expect(atEnd.off, told).toBe(0);
        expect(atEnd.medianError, told).toBeLessThan(0.01);
      }
      expect(Math.min(...perDownload) / Math.max(...perDownload)).toBeGreaterThan(0.95);
    },
  );
});
