import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LinkScript, LinkStep } from '../../../../lab/src/chaos/contract.js';
import { LinkTimeline } from '../../../../lab/src/chaos/link/link-timeline.js';
import { startOrigin, type Origin } from '../../../../lab/src/chaos/origin/start-origin.js';
import { seededRandom } from '../../../../src/base/random.js';
import { punctual, tally, type ByteSample } from './support/windows.js';

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

/** As a recording from a train looks: 0.3 to 20 Mbps, a step every 0.5 to 5 s, some of them outages. */
function roughScript(seed: number): LinkScript {
  const random = seededRandom(seed);
  const steps: LinkStep[] = [];
  for (let fromSec = 0; fromSec < 20; fromSec += 0.5 + 4.5 * random() ** 2) {
    const kbps = fromSec > 0 && random() < 0.15 ? 0 : 300 * (20_000 / 300) ** random();
    steps.push({ fromSec, kbps, latencyMs: 30 });
  }
  return { steps, repeatAfterSec: 20 };
}

interface Watched {
  /** As the origin wrote it to the socket, by its own clock. */
  readonly sent: readonly ByteSample[];
  /** As a client in a thread of its own got it, by the thread's clock. */
  readonly got: readonly ByteSample[];
}

async function watch(viewer: string, downloads: number, script: LinkScript): Promise<Watched> {
  const control = origin.viewer(viewer);
  control.setLink(script);
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
    const got = await new Promise<ByteSample[]>((resolve, reject) => {
      client.once('message', resolve);
      client.once('error', reject);
    });
    const beganMs = control.startedAtMs ?? 0;
    // The first answers wait for their round trip: until then nothing is asked for.
    const since = (samples: readonly ByteSample[], originMs: number): ByteSample[] =>
      samples
        .map(({ atMs, bytes }) => ({ atMs: atMs - originMs - beganMs, bytes }))
        .filter(({ atMs }) => atMs > 200);
    return { sent: since(sent, 0), got: since(got, performance.timeOrigin) };
  } finally {
    clearInterval(sampling);
    await client.terminate();
  }
}

describe("a viewer's link, over real connections", () => {
  it.each([
    [1, 7],
    [3, 8],
  ])(
    'lets through what the script says over any 2 s, within 2 %%, with downloads: %d',
    { timeout: 60_000 },
    async (downloads, seed) => {
      const script = roughScript(seed);
      const timeline = new LinkTimeline(script);
      const { sent, got } = await watch(`parallel-${downloads}`, downloads, script);

      // A machine that is busy elsewhere is late, and so is everything on it: windows that begin or end in
      // such a moment are left out, at the client also where the origin was late.
      const atOrigin = tally(punctual(sent), timeline);
      const atClient = tally(punctual(got, sent), timeline);
      expect(atOrigin.windows, JSON.stringify(atOrigin)).toBeGreaterThan(100);
      expect(atOrigin.off / atOrigin.windows, JSON.stringify(atOrigin)).toBeLessThan(0.01);
      expect(atOrigin.medianError).toBeLessThan(0.01);
      expect(atClient.off / atClient.windows, JSON.stringify(atClient)).toBeLessThan(0.05);
      expect(atClient.medianError).toBeLessThan(0.01);
    },
  );
});
