import { afterEach, describe, expect, inject, it, vi } from 'vitest';
import type { AbrController, BufferedSegment } from '../../src/abr/contract/abr-controller.js';
import { fastSwitch } from '../../src/abr/replace/fast-switch.js';
import { createEngine } from '../../src/engine/index.js';
import { openStage, type Stage } from '../contract/engine-stage.js';
import { openVideo } from './support/open-video.js';

const origin = inject('origin');
const HIGH = 4;

let opened: Stage | null = null;

describe('what is buffered low', () => {
  afterEach(() => {
    opened?.close();
    opened = null;
  });

  it.each([
    ['hls', 'master.m3u8'],
    ['dash', 'manifest.mpd'],
  ] as const)('is loaded anew after a rise, where the controller asks for it: %s', async (type, name) => {
    const source = { url: `${origin}/media/lab/${name}`, type };
    const setup = {
      create: (deps: Parameters<typeof createEngine>[1]) => createEngine(source, deps),
      openMedia: openVideo,
      source,
      missing: source,
      notAManifest: () => source,
      tells: { ladder: true, captions: true },
    };
    opened = await openStage(setup, { decide: ({ bufferLevelSec }) => (bufferLevelSec > 22 ? HIGH : 0) });
    const { engine, media, controller, log } = opened;
    const asked: (readonly BufferedSegment[])[] = [];
    let replacedAtSec: number | null = null;
    const replace: AbrController['replace'] = (context, buffered) => {
      asked.push(buffered);
      const answer = fastSwitch(context, buffered, { kbps: 50_000, latencySec: 0.02 });
      if (answer === null || replacedAtSec !== null) return null;
      replacedAtSec = media.currentTime + answer.fromSec;
      controller.script = { decide: () => HIGH };
      return answer;
    };
    Object.assign(controller, { replace });
    await engine.load(source);
    await media.play();
    await vi.waitFor(
      () => {
        expect(replacedAtSec).not.toBeNull();
      },
      { timeout: 25_000, interval: 50 },
    );
    // What plays next stayed: the picture goes on low, and turns high long before the first rise would come.
    media.playbackRate = 2;
    await vi.waitFor(
      () => {
        expect(log.rendered.at(-1)?.renditionIndex).toBe(HIGH);
      },
      { timeout: 25_000, interval: 50 },
    );
    expect(log.rendered.map(({ renditionIndex }) => renditionIndex)).toEqual([0, HIGH]);
    expect(log.rendered.at(-1)?.positionSec).toBeLessThan(18);
    expect(controller.heard.filter(({ type: event }) => event === 'stall')).toEqual([]);
    expect(log.error).toEqual([]);
    const starts = asked.at(-1)?.map(({ startSec }) => startSec) ?? [];
    expect(starts).toEqual(starts.toSorted((a, b) => a - b));
    expect(asked.at(-1)?.at(-1)?.renditionIndex).toBe(HIGH);
  });
});
