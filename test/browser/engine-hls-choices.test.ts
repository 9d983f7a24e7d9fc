import { afterEach, describe, expect, inject, it, vi } from 'vitest';
import { createEngine } from '../../src/engine/index.js';
import { openStage, type Stage } from '../contract/engine-stage.js';
import type { ControllerScript } from '../fakes/scripted-controller.js';
import { openVideo } from './support/open-video.js';
import { shapedOrigin } from './support/shaped-origin.js';

const origin = inject('origin');
const soon = { timeout: 25_000, interval: 50 };
const hls = (url: string) => ({ url, type: 'hls' }) as const;
const blob = (text: string): string => URL.createObjectURL(new Blob([text]));

let stages: Stage[] = [];

async function stage(script: ControllerScript): Promise<Stage> {
  const opened = await openStage(
    {
      create: (deps) => createEngine(hls(''), deps),
      openMedia: openVideo,
      source: hls(''),
      missing: hls(''),
      notAManifest: (text) => hls(blob(text)),
      tells: { ladder: true, captions: true },
    },
    script,
  );
  stages.push(opened);
  return opened;
}

/** The first media playlist of the sample title, by addresses that hold anywhere. */
async function firstPlaylist(): Promise<string> {
  const master = `${origin}/media/lab/master.m3u8`;
  const text = await (await fetch(master)).text();
  const uri = /^#EXT-X-STREAM-INF.*\n(.+)$/m.exec(text)?.[1] ?? '';
  const playlist = new URL(uri, master).href;
  const media = await (await fetch(playlist)).text();
  const absolute = (address: string): string => new URL(address, playlist).href;
  return media
    .replace(/URI="([^"]+)"/g, (_, address: string) => `URI="${absolute(address)}"`)
    .replace(/^[^#\s].*$/gm, absolute);
}

describe('choices carried out by hls.js', () => {
  afterEach(() => {
    for (const opened of stages) opened.close();
    stages = [];
  });

  it.each([
    ['from the first segment on', 0],
    ['once the lower rendition is known', 1],
  ])('abandons a download that the controller gives up, %s', async (_, segmentsBefore) => {
    const slow = await shapedOrigin(origin, 'abandon', 1_000);
    let decided = 0;
    const opened = await stage({
      decide: ({ renditions }) => (decided++ < segmentsBefore ? 0 : renditions.length - 1),
      abandon: ({ renditionIndex, nowMs, requestStartMs }) =>
        renditionIndex > 0 && nowMs - requestStartMs > 300 ? { renditionIndex: 0, reason: 'too-slow' } : null,
    });
    await opened.engine.load(hls(`${slow}/media/lab/master.m3u8`));
    await opened.media.play();
    await vi.waitFor(() => {
      expect(opened.log.decision.map(({ reason }) => reason)).toContain('too-slow');
    }, soon);
    const top = opened.engine.renditions.length - 1;
    opened.controller.script = { decide: () => 0 };
    const lost = opened.log.decision.findIndex(({ renditionIndex }) => renditionIndex === top);
    expect(opened.log.decision[lost + 1]).toMatchObject({ renditionIndex: 0, reason: 'too-slow' });
    await vi.waitFor(() => {
      const video = opened.log.sample.filter(({ kind }) => kind !== 'audio');
      expect(video.length).toBeGreaterThan(segmentsBefore);
    }, soon);
    expect(opened.log.sample.some(({ renditionIndex }) => renditionIndex === top)).toBe(false);
    const [seen] = opened.controller.progress;
    expect(seen?.requestStartMs).toBeGreaterThan(0);
    expect(seen?.totalBytes ?? Infinity).toBeGreaterThan(seen?.loadedBytes ?? 0);
  });

  it('holds the next request for as long as the controller asks', async () => {
    let decided = 0;
    const opened = await stage({
      decide: () => {
        decided += 1;
        return { renditionIndex: 0, reason: 'hold', ...(decided === 3 ? { waitMs: 1_500 } : {}) };
      },
    });
    await opened.engine.load(hls(`${origin}/media/lab/master.m3u8`));
    await vi.waitFor(() => {
      expect(opened.log.decision.length).toBeGreaterThan(3);
    }, soon);
    const gaps = opened.log.decision
      .slice(1)
      .map(({ atMs }, index) => atMs - (opened.log.decision[index]?.atMs ?? 0));
    expect(gaps[1]).toBeGreaterThanOrEqual(1_500);
  });

  it('finds a way around a rendition that has lost its segments, even a pinned one, and says so', async () => {
    const sound = await firstPlaylist();
    const broken = sound.replace(/^([^#\s].*)$/gm, '$1.missing');
    const master = [
      '#EXTM3U',
      '#EXT-X-STREAM-INF:BANDWIDTH=400000,RESOLUTION=128x72',
      blob(sound),
      '#EXT-X-STREAM-INF:BANDWIDTH=900000,RESOLUTION=192x108',
      blob(broken),
      '',
    ].join('\n');
    const opened = await stage({ decide: () => 1 });
    opened.engine.events.on('renditions', () => {
      opened.engine.select({ mode: 'pinned', renditionIndex: 1 });
    });
    await opened.engine.load(hls(blob(master)));
    await opened.media.play();
    await vi.waitFor(() => {
      expect(opened.engine.renderedIndex).toBe(0);
    }, soon);
    expect(opened.log.decision.map(({ reason }) => reason)).toContain('engine-detour');
    expect(opened.log.error.length).toBeGreaterThan(0);
    expect(opened.log.error.filter(({ stopped }) => stopped)).toEqual([]);
  });

  it('plays what is left of a playlist that was cut in half', async () => {
    const whole = await firstPlaylist();
    const cut = whole.slice(0, whole.lastIndexOf('#EXTINF', whole.length / 2));
    const opened = await stage({});
    await opened.engine.load(hls(blob(`${cut}#EXT-X-ENDLIST\n`)));
    await opened.media.play();
    await vi.waitFor(() => {
      expect(opened.media.currentTime).toBeGreaterThan(0.3);
    }, soon);
    expect(opened.engine.renditions).toHaveLength(1);
  });
});
