import { expect, it, vi } from 'vitest';
import type { EngineContractSetup, OpenStage } from './engine-stage.js';

const soon = { timeout: 20_000, interval: 50 };

/** Loading, playing, captions, and leaving nothing behind. */
export function itPlaysAndLetsGo(setup: EngineContractSetup, stage: OpenStage): void {
  it('plays', async () => {
    const { engine, media } = await stage();
    await engine.load(setup.source);
    expect(engine.isLive).toBe(false);
    await media.play();
    await vi.waitFor(() => {
      expect(media.currentTime).toBeGreaterThan(0.3);
    }, soon);
  });

  it('starts where it is told to', async () => {
    const { engine, media } = await stage();
    await engine.load(setup.source, { startSec: 30 });
    await media.play();
    await vi.waitFor(() => {
      expect(media.currentTime).toBeGreaterThan(30.1);
    }, soon);
    expect(media.currentTime).toBeLessThan(50);
  });

  it('gives a load that is destroyed on its way an AbortError', async () => {
    const { engine } = await stage();
    const loading = engine.load(setup.source);
    engine.destroy();
    await expect(loading).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('may be destroyed twice, and says nothing afterwards', async () => {
    const { engine, media, log } = await stage();
    await engine.load(setup.source);
    await media.play();
    engine.destroy();
    engine.destroy();
    const said = Object.values(log).flat().length;
    await new Promise((resolve) => {
      setTimeout(resolve, 500);
    });
    expect(Object.values(log).flat()).toHaveLength(said);
  });

  it('leaves the element to the next engine', async () => {
    const first = await stage();
    await first.engine.load(setup.source);
    first.engine.destroy();
    const next = await setup.create({ media: first.media, controller: first.controller });
    try {
      await next.load(setup.source);
      await first.media.play();
      await vi.waitFor(() => {
        expect(first.media.currentTime).toBeGreaterThan(0.3);
      }, soon);
    } finally {
      next.destroy();
    }
  });

  if (setup.tells.captions) {
    it('adds captions to the element, and loads them when they are shown', async () => {
      const { engine, media } = await stage();
      await engine.load(setup.source);
      await media.play();
      const tracks = (): TextTrack[] => Array.from(media.textTracks);
      await vi.waitFor(() => {
        expect(tracks().map(({ language }) => language.slice(0, 2))).toEqual(
          expect.arrayContaining(['de', 'en']),
        );
      }, soon);
      for (const language of ['de', 'en']) {
        for (const track of tracks())
          track.mode = track.language.startsWith(language) ? 'showing' : 'disabled';
        await vi.waitFor(() => {
          const shown = tracks().filter(({ mode }) => mode === 'showing');
          expect(shown.map((track) => track.language.slice(0, 2))).toEqual([language]);
          expect(shown[0]?.cues?.length ?? 0).toBeGreaterThan(0);
        }, soon);
      }
    });
  }
}
