import { afterEach, describe, expect, inject, it, vi } from 'vitest';
import type { TypedSource } from '../../src/media/media-engine.js';
import type { Stage } from '../contract/engine-stage.js';
import type { ControllerScript } from '../fakes/scripted-controller.js';
import { shapedOrigin } from './support/shaped-origin.js';
import { stageOf } from './support/stage-of.js';

const origin = inject('origin');
const soon = { timeout: 20_000, interval: 50 };
const titles = { hls: 'media/lab/master.m3u8', dash: 'media/lab/manifest.mpd' } as const;

let stages: Stage[] = [];

describe.each(['hls', 'dash'] as const)('seeking over %s', (type) => {
  const sourceAt = (base: string): TypedSource => ({ url: `${base}/${titles[type]}`, type });

  async function stage(base: string, script: ControllerScript): Promise<Stage> {
    const source = sourceAt(base);
    const opened = await stageOf(source, script);
    stages.push(opened);
    await opened.engine.load(source);
    await opened.media.play();
    return opened;
  }

  afterEach(() => {
    for (const opened of stages) opened.close();
    stages = [];
  });

  it('goes on where an earlier seek left something behind, without a gap', async () => {
    const { media } = await stage(await shapedOrigin(origin, `${type}-left-behind`, 4_000), {
      decide: () => 0,
    });
    await vi.waitFor(() => {
      expect(endAt(media, 0)).toBeGreaterThan(8);
    }, soon);
    const left = endAt(media, 0);
    // Further than what is loading, near enough for the engine to keep what is behind.
    media.currentTime = left + 14;
    await played(media, left + 14);
    media.currentTime = left - 1;
    await played(media, left - 1);
    await vi.waitFor(() => {
      expect(endAt(media, left - 1)).toBeGreaterThan(left + 2);
    }, soon);
    await played(media, left);
    expect(media.currentTime).toBeLessThan(left + 5);
  });

  it('plays on where a download was abandoned during the seek', async () => {
    // Of the request that was under way the seek itself makes an end.
    let soughtMs = Infinity;
    let gaveUp = false;
    const opened = await stage(await shapedOrigin(origin, `${type}-abandoned-seek`, 2_000), {
      decide: () => (gaveUp ? 0 : 2),
      abandon: ({ nowMs, requestStartMs }) => {
        if (gaveUp || requestStartMs < soughtMs || nowMs - requestStartMs < 100) return null;
        gaveUp = true;
        return { renditionIndex: 0, reason: 'too-slow' };
      },
    });
    await played(opened.media, 0);
    opened.media.currentTime = 40;
    soughtMs = performance.now();
    await vi.waitFor(() => {
      expect(opened.log.decision.map(({ reason }) => reason)).toContain('too-slow');
    }, soon);
    await played(opened.media, 40);
    expect(opened.media.currentTime).toBeLessThan(48);
  });
});

/** Where the range that holds the time ends; the time itself where none does. */
function endAt({ buffered }: HTMLMediaElement, timeSec: number): number {
  for (let at = 0; at < buffered.length; at += 1)
    if (buffered.start(at) <= timeSec + 0.2 && buffered.end(at) >= timeSec) return buffered.end(at);
  return timeSec;
}

async function played(media: HTMLMediaElement, fromSec: number): Promise<void> {
  await vi.waitFor(() => {
    expect(media.currentTime).toBeGreaterThan(fromSec + 0.3);
  }, soon);
}
