import { expect, inject, it, vi } from 'vitest';
import { createEngine } from '../../src/engine/index.js';
import { ScriptedController } from '../fakes/scripted-controller.js';
import { Listener } from './support/listener.js';
import { openVideo } from './support/open-video.js';

const lab = `${inject('origin')}/media/lab`;
const soon = { timeout: 20_000, interval: 100 };

it.each([
  ['hls', 'master.m3u8'],
  ['dash', 'manifest.mpd'],
] as const)(
  'another sound track is heard soon, and playback does not wait for it (%s)',
  async (type, name) => {
    const { media, close } = openVideo();
    media.muted = false;
    const source = { type, url: `${lab}/${name}` };
    const engine = await createEngine(source, { media, controller: new ScriptedController() });
    const ear = new Listener(media);
    try {
      await engine.load(source, { startSec: 9 });
      await media.play();
      await ear.begin();
      await vi.waitFor(() => {
        expect(ear.hears()).toBe('music');
      }, soon);
      const waiting = vi.fn();
      media.addEventListener('waiting', waiting);
      for (const [index, heard] of [
        [1, 'german'],
        [0, 'music'],
      ] as const) {
        const fromSec = media.currentTime;
        engine.selectAudio(index);
        await vi.waitFor(() => {
          expect(ear.hears()).toBe(heard);
        }, soon);
        // What was left of a segment, and the next.
        expect(media.currentTime - fromSec).toBeLessThan(9);
      }
      expect(waiting).not.toHaveBeenCalled();
    } finally {
      engine.destroy();
      await ear.close();
      close();
    }
  },
);
