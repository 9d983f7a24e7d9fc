import { afterEach, describe, expect, inject, it, vi } from 'vitest';
import '../../player/define.js';
import type { SvVideo } from '../../player/define.js';
import { next } from './support/events.js';
import { closeAll, make, open } from './support/players.js';

const lab = `${inject('origin')}/media/lab`;
const soon = { timeout: 25_000, interval: 50 };

afterEach(closeAll);

/** What a list told, in order. */
function listen(target: EventTarget, types: readonly string[]): string[] {
  const told: string[] = [];
  for (const type of types) {
    target.addEventListener(type, () => {
      told.push(type);
    });
  }
  return told;
}

async function opened(manifest: string): Promise<SvVideo> {
  const video = open('sv-video', { src: `${lab}/${manifest}` });
  await next(video, 'sv-ready');
  return video;
}

describe.each(['master.m3u8', 'manifest.mpd'])('the lists of <sv-video> over %s', (manifest) => {
  it('offers the ladder as videoRenditions before the page is told that it is ready', async () => {
    const video = make('sv-video', { src: `${lab}/${manifest}` });
    const told = listen(video.videoRenditions, ['addrendition', 'removerendition']);
    let known = -1;
    video.addEventListener('sv-renditions', () => {
      known = video.videoRenditions.length;
    });
    expect(video.videoRenditions.length).toBe(0);
    document.body.append(video);
    await next(video, 'sv-ready');
    expect(known).toBe(7);
    expect(told).toEqual(Array.from({ length: 7 }, () => 'addrendition'));
    expect(Array.from(video.videoRenditions, ({ height }) => height)).toEqual(
      video.renditions.map(({ height }) => height),
    );
    expect(video.videoRenditions.selectedIndex).toBe(-1);
  });

  it('pins both ways, and says what is really on screen', async () => {
    const video = await opened(manifest);
    const told = listen(video.videoRenditions, ['change']);
    video.videoRenditions.selectedIndex = 2;
    expect(video.selectedRenditionIndex).toBe(2);
    await video.play();
    await vi.waitFor(() => {
      expect(video.videoRenditions.activeIndex).toBe(2);
    }, soon);
    expect(video.videoRenditions[2]).toMatchObject({ selected: true, active: true });
    video.selectedRenditionIndex = 0;
    expect(video.videoRenditions.selectedIndex).toBe(0);
    video.videoRenditions.selectedIndex = -1;
    expect(video.selectedRenditionIndex).toBe(-1);
    await vi.waitFor(() => {
      expect(told.length).toBe(2);
    });
    expect(video.videoRenditions.activeIndex).toBe(video.renderedRenditionIndex);
  });

  it('takes what is no index for auto, and never throws into the page', async () => {
    const video = await opened(manifest);
    video.videoRenditions.selectedIndex = 99;
    expect(video.videoRenditions.selectedIndex).toBe(-1);
    expect(video.selectedRenditionIndex).toBe(-1);
  });

  it('offers the sound tracks, and switches between them', async () => {
    const video = await opened(manifest);
    const { audioTracks } = video;
    expect(Array.from(audioTracks, ({ label }) => label)).toEqual(['Music', 'Deutsch']);
    expect(Array.from(audioTracks, ({ kind }) => kind)[0]).toBe('main');
    expect(audioTracks[0]?.enabled).toBe(true);
    const told = listen(audioTracks, ['change']);
    for (const track of audioTracks) track.enabled = track.language === 'de';
    expect(Array.from(audioTracks, ({ enabled }) => enabled)).toEqual([false, true]);
    await vi.waitFor(() => {
      expect(told).toEqual(['change']);
    });
  });

  it('keeps the sound track and the pin when it is taken out of the page and put back', async () => {
    const video = await opened(manifest);
    const german = video.audioTracks[1];
    if (german) german.enabled = true;
    video.videoRenditions.selectedIndex = 1;
    await video.play();
    video.remove();
    await vi.waitFor(() => {
      expect([video.videoRenditions.length, video.audioTracks.length]).toEqual([0, 0]);
    });
    expect(video.streamType).toBe('unknown');
    document.body.append(video);
    await next(video, 'sv-ready');
    await vi.waitFor(() => {
      expect(Array.from(video.audioTracks, ({ enabled }) => enabled)).toEqual([false, true]);
    }, soon);
    expect(video.videoRenditions.selectedIndex).toBe(1);
  });

  it('empties the lists for another source, and fills them again', async () => {
    const video = await opened(manifest);
    const told = listen(video.videoRenditions, ['removerendition']);
    const gone = listen(video.audioTracks, ['removetrack']);
    const first = video.videoRenditions[0];
    video.src = `${lab}/${manifest}?again`;
    await next(video, 'sv-ready');
    expect([told.length, gone.length]).toEqual([7, 2]);
    expect(video.videoRenditions.length).toBe(7);
    expect(video.videoRenditions[0]).not.toBe(first);
    expect(Array.from(video.audioTracks, ({ id }) => id)).toEqual(['0', '1']);
  });

  it('is on demand, and tells so once it knows', async () => {
    const video = make('sv-video', { src: `${lab}/${manifest}` });
    const told = listen(video, ['streamtypechange', 'targetlivewindowchange']);
    expect(video.streamType).toBe('unknown');
    document.body.append(video);
    await next(video, 'sv-ready');
    expect(video.streamType).toBe('on-demand');
    expect([video.targetLiveWindow, video.liveEdgeStart]).toEqual([Number.NaN, Number.NaN]);
    await next(video, 'loadedmetadata');
    expect(video.duration).toBeCloseTo(60, 0);
    expect(told).toEqual(['streamtypechange']);
    const emptied = new Promise<string>((resolve) => {
      video.addEventListener('emptied', () => {
        resolve(video.streamType);
      });
    });
    video.removeAttribute('src');
    await expect(emptied).resolves.toBe('unknown');
  });
});

describe('<sv-video> told by the page', () => {
  it('takes stream-type and target-live-window over what the source says', () => {
    const video = open('sv-video', { 'stream-type': 'live:dvr' });
    const told = listen(video, ['streamtypechange', 'targetlivewindowchange']);
    expect(video.streamType).toBe('live');
    expect(video.targetLiveWindow).toBe(Infinity);
    video.targetLiveWindow = 60;
    expect(video.getAttribute('target-live-window')).toBe('60');
    expect(video.targetLiveWindow).toBe(60);
    video.streamType = 'on-demand';
    expect(video.targetLiveWindow).toBeNaN();
    expect(told).toEqual(['targetlivewindowchange', 'streamtypechange', 'targetlivewindowchange']);
  });

  it('has empty lists for a file, whose renditions nobody tells', async () => {
    const video = await opened('file.mp4');
    expect(video.videoRenditions.length).toBe(0);
    expect(video.streamType).toBe('on-demand');
  });
});
