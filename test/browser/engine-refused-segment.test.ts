import { describe, expect, inject, it, vi } from 'vitest';
import type { Stage } from '../contract/engine-stage.js';
import type { ControllerScript } from '../fakes/scripted-controller.js';
import { overFaultyLine } from './support/over-faulty-line.js';
import { shapedOrigin } from './support/shaped-origin.js';

const origin = inject('origin');
const soon = { timeout: 30_000, interval: 50 };

describe('a segment that is refused', () => {
  const playOver = overFaultyLine();

  /** Over a link on which a second of the title takes a while, with the second segment of the video in hand. */
  async function play(
    type: 'hls' | 'dash',
    reroute: (url: string, rendition: string) => string | null,
    script: ControllerScript,
  ): Promise<Stage> {
    const at = await shapedOrigin(origin, `refused-${type}-${crypto.randomUUID()}`, 3_000);
    const source = {
      url: `${at}/media/lab/${type === 'hls' ? 'master.m3u8' : 'manifest.mpd'}`,
      type,
    } as const;
    const rerouted = (url: string): string | null => {
      const [, rendition] = /\/video\/([^/]+)\/2\.m4s$/.exec(url) ?? [];
      return rendition === undefined ? null : reroute(url, rendition);
    };
    return playOver(source, rerouted, script);
  }

  it('is chosen anew over HLS, also behind a download that was given up', async () => {
    const asked: string[] = [];
    let given = false;
    let refused = false;
    const { media, log } = await play(
      'hls',
      (url, rendition) => {
        asked.push(rendition);
        if (rendition !== '360p' || refused) return null;
        refused = true;
        return `${url}.missing`;
      },
      {
        decide: ({ currentIndex }) => (currentIndex < 0 ? 0 : refused ? 1 : 5),
        abandon: ({ renditionIndex }) => {
          if (renditionIndex !== 5 || given) return null;
          given = true;
          return { renditionIndex: 2, reason: 'abandon' };
        },
      },
    );
    await vi.waitFor(() => {
      expect(media.currentTime).toBeGreaterThan(4.2);
    }, soon);
    expect(asked).toEqual(['720p', '360p', '240p']);
    expect(log.decision.map(({ reason }) => reason)).not.toContain('engine-detour');
  });

  it('weighs nothing that is known: a server’s words of regret are no segment', async () => {
    let refused = false;
    const { media, controller, log } = await play(
      'hls',
      (url) => {
        if (refused) return null;
        refused = true;
        return `${url}.missing`;
      },
      { decide: () => 2 },
    );
    await vi.waitFor(() => {
      expect(media.currentTime).toBeGreaterThan(4.2);
    }, soon);
    expect(log.error).toHaveLength(1);
    const sizes = controller.contexts.flatMap(({ upcomingBytes = [] }) => upcomingBytes.flat());
    expect(sizes.filter((bytes) => bytes < 10_000)).toEqual([]);
  });

  it('is chosen anew over DASH once it is asked for again', async () => {
    const asked: string[] = [];
    const { media, log } = await play(
      'dash',
      (url, rendition) => {
        asked.push(rendition);
        return asked.length === 1 ? `${url}.missing` : null;
      },
      { decide: ({ currentIndex }) => (currentIndex < 0 ? 0 : asked.length === 0 ? 5 : 1) },
    );
    await vi.waitFor(() => {
      expect(media.currentTime).toBeGreaterThan(4.2);
    }, soon);
    expect(asked).toEqual(['720p', '720p', '240p']);
    expect(log.decision.map(({ renditionIndex }) => renditionIndex).slice(0, 3)).toEqual([0, 5, 1]);
  });

  it('is no slow one over DASH: each attempt is a download of its own, and none is looked at between two', async () => {
    let refusedAtMs = 0;
    const { media, controller, log } = await play(
      'dash',
      (url) => {
        if (refusedAtMs > 0) return null;
        refusedAtMs = performance.now();
        return `${url}.missing`;
      },
      { decide: () => 2 },
    );
    await vi.waitFor(() => {
      expect(media.currentTime).toBeGreaterThan(4.2);
    }, soon);
    const after = controller.progress.filter(({ nowMs }) => nowMs > refusedAtMs);
    expect(after.length).toBeGreaterThan(2);
    expect(after.filter(({ requestStartMs }) => requestStartMs <= refusedAtMs)).toEqual([]);
    expect(new Set(log.decision.map(({ renditionIndex }) => renditionIndex))).toEqual(new Set([2]));
  });
});
