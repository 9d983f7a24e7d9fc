import { afterEach, beforeEach, describe, expect, inject, it, onTestFinished, vi } from 'vitest';
import { createEngine } from '../../src/engine/index.js';
import type { EngineDeps } from '../../src/engine/engine-deps.js';
import type { DownloadSample } from '../../src/media/download.js';
import type { MediaEngine } from '../../src/media/media-engine.js';
import { ScriptedController } from '../fakes/scripted-controller.js';
import { openVideo } from './support/open-video.js';
import { shapedOrigin } from './support/shaped-origin.js';

const soon = { timeout: 40_000, interval: 50 };
let viewers = 0;

interface Opened {
  readonly engine: MediaEngine;
  readonly url: string;
  readonly samples: readonly DownloadSample[];
}

/** An engine for a viewer 100 ms away from the title: what waits for an answer and what doesn't is plain to see. */
async function open(deps: Partial<EngineDeps> = {}): Promise<Opened> {
  const viewer = await shapedOrigin(inject('origin'), `first-${(viewers += 1)}`, 4000, 100);
  const url = `${viewer}/media/lab/manifest.mpd`;
  const { media, close } = openVideo();
  const source = { url, type: 'dash' } as const;
  const engine = await createEngine(source, { media, controller: new ScriptedController(), ...deps });
  const samples: DownloadSample[] = [];
  engine.events.on('sample', (sample) => samples.push(sample));
  onTestFinished(() => {
    engine.destroy();
    close();
  });
  return { engine, url, samples };
}

/** What was asked for by now whose address ends like this. */
const asked = (url: string, ending: RegExp): readonly PerformanceResourceTiming[] =>
  performance
    .getEntriesByType('resource')
    .filter((entry) => entry instanceof PerformanceResourceTiming)
    .filter(({ name }) => name.startsWith(url.replace('manifest.mpd', '')) && ending.test(name));

/** The one request whose address ends like this; made twice, or not at all, it fails the test. */
function once(url: string, ending: RegExp): PerformanceResourceTiming {
  const [entry, ...more] = asked(url, ending);
  if (!entry || more.length > 0)
    throw new Error(`${more.length + (entry ? 1 : 0)} requests for ${String(ending)}`);
  return entry;
}

describe('the first segments of a DASH title', () => {
  beforeEach(() => {
    performance.setResourceTimingBufferSize(2_000);
  });

  afterEach(() => {
    performance.clearResourceTimings();
  });

  it.each(['video', 'audio'])('are asked for beside their init segments, and once (%s)', async (kind) => {
    const { engine, url, samples } = await open();
    await engine.load({ url, type: 'dash' });
    await expect.poll(() => samples.some((sample) => sample.kind === kind), soon).toBe(true);
    const [init] = asked(url, new RegExp(`/${kind}/.*init\\.mp4$`));
    const first = once(url, new RegExp(`/${kind}/(.*/)?1\\.m4s$`));
    expect(first.startTime).toBeLessThan(init?.responseStart ?? 0);
  });

  it('are those of where playback starts', async () => {
    const { engine, url, samples } = await open();
    await engine.load({ url, type: 'dash' }, { startSec: 9 });
    await expect.poll(() => samples.length, soon).toBeGreaterThan(1);
    expect(asked(url, /\/1\.m4s$/)).toEqual([]);
    const [init] = asked(url, /\/video\/.*init\.mp4$/);
    const first = once(url, /\/video\/.*\/3\.m4s$/);
    expect(first.startTime).toBeLessThan(init?.responseStart ?? 0);
  });

  it('are timed from when they were really asked for', async () => {
    const { engine, url, samples } = await open();
    await engine.load({ url, type: 'dash' });
    await expect.poll(() => samples.find(({ kind }) => kind === 'video'), soon).toBeDefined();
    const sample = samples.find(({ kind }) => kind === 'video');
    // A busy browser tells a request's exact times too late, and they are taken as well as a page can.
    const first = once(url, /\/video\/.*\/1\.m4s$/);
    const [init] = asked(url, /\/video\/.*init\.mp4$/);
    expect(sample?.requestStartMs).toBeGreaterThan(first.startTime - 5);
    expect(sample?.requestStartMs).toBeLessThan(init?.responseStart ?? 0);
    if (sample?.timing === 'resource-timing')
      expect(sample.requestStartMs).toBeCloseTo(first.requestStart, 0);
  });

  it('wait for their turn where each request is to be marked', async () => {
    const { engine, url, samples } = await open({ mark: ({ url: plain }) => ({ url: plain, headers: {} }) });
    await engine.load({ url, type: 'dash' });
    await expect.poll(() => samples.some(({ kind }) => kind === 'video'), soon).toBe(true);
    const [init] = asked(url, /\/video\/.*init\.mp4$/);
    const first = once(url, /\/video\/.*\/1\.m4s$/);
    expect(first.startTime).toBeGreaterThan(init?.responseEnd ?? Infinity);
  });

  it('are left alone once the engine is gone', async () => {
    const { engine, url } = await open();
    const fetched = vi.spyOn(globalThis, 'fetch');
    onTestFinished(() => {
      fetched.mockRestore();
    });
    await engine.load({ url, type: 'dash' });
    const calls = () =>
      fetched.mock.calls.filter(([input]) => typeof input === 'string' && input.endsWith('/1.m4s'));
    await expect.poll(calls, { timeout: 40_000, interval: 5 }).toHaveLength(2);
    engine.destroy();
    // 100 ms away, neither can have come by then.
    await expect.poll(() => calls().map(([, init]) => init?.signal?.aborted)).toEqual([true, true]);
  });
});
