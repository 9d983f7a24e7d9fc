import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { createEngine } from '../../src/engine/index.js';
import type { TypedSource } from '../../src/media/media-engine.js';
import { ScriptedController } from '../fakes/scripted-controller.js';
import { ResourceCensus } from './support/resource-census.js';

const origin = inject('origin');
const ROUNDS = 50;

const sources: readonly (readonly [string, TypedSource])[] = [
  ['hls.js', { url: `${origin}/media/lab/master.m3u8`, type: 'hls' }],
  [
    'hls.js with its worker',
    { url: new URL('../fixtures/mpeg-ts/video.m3u8', import.meta.url).href, type: 'hls' },
  ],
  ['dash.js', { url: `${origin}/media/lab/manifest.mpd`, type: 'dash' }],
  ['the browser itself', { url: `${origin}/media/lab/file.mp4`, type: 'file' }],
];

describe('50 times loaded and destroyed', () => {
  let media: HTMLVideoElement;
  let census: ResourceCensus;
  beforeEach(() => {
    media = document.createElement('video');
    media.muted = true;
    document.body.append(media);
    census = new ResourceCensus();
  });
  afterEach(() => {
    census.close();
    media.remove();
  });

  async function round(source: TypedSource, toFirstFrame: boolean): Promise<void> {
    const engine = await createEngine(source, { media, controller: new ScriptedController() });
    await engine.load(source);
    if (toFirstFrame) {
      await media.play();
      await new Promise((resolve) => media.requestVideoFrameCallback(resolve));
    }
    engine.destroy();
  }

  it.each(sources)('%s leaves no listener, timer, worker or SourceBuffer behind', async (_, source) => {
    // The first rounds make what is made once a page: lazy scripts, shared tables.
    await round(source, true);
    await round(source, true);
    const before = await census.settled();
    const tracksBefore = media.textTracks.length;
    for (let count = 0; count < ROUNDS; count += 1) await round(source, count % 5 === 0);
    expect(await census.settled()).toEqual(before);
    expect(media.textTracks).toHaveLength(tracksBefore);
    expect(media.children).toHaveLength(0);
  });
});
