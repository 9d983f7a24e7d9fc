import { afterEach, describe, expect, inject, it, onTestFinished } from 'vitest';
import { createEngine, preloadEngine } from '../../src/engine/index.js';
import type { MediaEngine } from '../../src/media/media-engine.js';
import { ScriptedController } from '../fakes/scripted-controller.js';
import { openVideo } from './support/open-video.js';

const origin = inject('origin');
let visits = 0;
/** An address that nothing asked for before. */
const fresh = (path: string): string => `${origin}/media/lab/${path}?visit=${(visits += 1)}`;
const requests = (url: string): number => performance.getEntriesByName(url).length;

async function open(url: string): Promise<MediaEngine> {
  const { media, close } = openVideo();
  const source = { url, type: 'dash' } as const;
  const engine = await createEngine(source, { media, controller: new ScriptedController() });
  onTestFinished(() => {
    engine.destroy();
    close();
  });
  return engine;
}

describe('a DASH manifest that was asked for beforehand', () => {
  afterEach(() => {
    performance.clearResourceTimings();
  });

  it('is not asked for again', async () => {
    const url = fresh('manifest.mpd');
    preloadEngine('dash', url);
    const engine = await open(url);
    await engine.load({ url, type: 'dash' });
    expect(engine.renditions.length).toBeGreaterThan(1);
    expect(requests(url)).toBe(1);
  });

  it('is asked for anew by the next load', async () => {
    const url = fresh('manifest.mpd');
    preloadEngine('dash', url);
    await (await open(url)).load({ url, type: 'dash' });
    await (await open(url)).load({ url, type: 'dash' });
    expect(requests(url)).toBe(2);
  });

  it('fails in the words of the request in earnest', async () => {
    const url = fresh('missing.mpd');
    preloadEngine('dash', url);
    const engine = await open(url);
    await expect(engine.load({ url, type: 'dash' })).rejects.toMatchObject({
      code: 'MANIFEST_LOAD_FAILED',
      context: { status: 404 },
    });
  });

  it('is looked at as any other', async () => {
    const url = URL.createObjectURL(new Blob(['<!doctype html><title>Log in</title>']));
    preloadEngine('dash', url);
    const engine = await open(url);
    await expect(engine.load({ url, type: 'dash' })).rejects.toMatchObject({ code: 'MANIFEST_INVALID' });
  });

  it('leaves an engine in peace that was destroyed meanwhile', async () => {
    const url = fresh('manifest.mpd');
    preloadEngine('dash', url);
    const engine = await open(url);
    const loading = engine.load({ url, type: 'dash' });
    engine.destroy();
    await expect(loading).rejects.toMatchObject({ name: 'AbortError' });
  });
});
