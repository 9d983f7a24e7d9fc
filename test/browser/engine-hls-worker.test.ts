import { afterEach, beforeEach, describe, expect, inject, it, vi } from 'vitest';
import { setHlsWorkerUrl } from '../../src/engine/index.js';
import { createHlsEngine } from '../../src/engine/hls/index.js';
import { ScriptedController } from '../fakes/scripted-controller.js';
import { openVideo } from './support/open-video.js';

const mpegTs = new URL('../fixtures/mpeg-ts/video.m3u8', import.meta.url).href;
const fragmentedMp4 = `${inject('origin')}/media/lab/master.m3u8`;

/** Plays to the first quarter of a second; gives the addresses of the workers started for it. */
async function workersToPlay(url: string): Promise<string[]> {
  const started: string[] = [];
  const PlainWorker = globalThis.Worker;
  globalThis.Worker = class extends PlainWorker {
    constructor(address: string | URL, options?: WorkerOptions) {
      super(address, options);
      started.push(String(address));
    }
  };
  const { media, close } = openVideo();
  const engine = await createHlsEngine({ media, controller: new ScriptedController() });
  try {
    await engine.load({ url, type: 'hls' });
    await media.play();
    await vi.waitFor(() => {
      expect(media.currentTime).toBeGreaterThan(0.25);
    }, 20_000);
  } finally {
    engine.destroy();
    close();
    globalThis.Worker = PlainWorker;
  }
  return started;
}

describe("hls.js's worker", () => {
  beforeEach(() => {
    setHlsWorkerUrl(null);
  });
  afterEach(() => {
    setHlsWorkerUrl(null);
  });

  it('transmuxes MPEG-TS, from an address of the page itself', async () => {
    const [address = '', ...more] = await workersToPlay(mpegTs);
    expect(more).toEqual([]);
    expect(new URL(address).origin).toBe(location.origin);
  });

  it('is not waited for by fragmented MP4, which needs no transmuxing', async () => {
    expect(await workersToPlay(fragmentedMp4)).toEqual([]);
  });

  it('may be absent: playback goes on without, and it is not asked for again', async () => {
    setHlsWorkerUrl('/no-such-worker.js');
    expect(await workersToPlay(mpegTs)).toHaveLength(1);
    expect(await workersToPlay(mpegTs)).toEqual([]);
  });
});
