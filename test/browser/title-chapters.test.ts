import { afterEach, describe, expect, inject, it } from 'vitest';
import '../../player/define.js';
import { next, record } from './support/events.js';
import { closeAll, make, open } from './support/players.js';
import { eventually, fileOf } from './support/titles.js';

const lab = `${inject('origin')}/media/lab`;
const hls = `${lab}/master.m3u8`;
const chapters = `${lab}/chapters.json`;
const names = ['Blue hour', 'The first veil', 'Under the curtains', 'The storm', 'First light'];

afterEach(closeAll);

const named = (element: { readonly chapters: readonly { value: string }[] }) =>
  element.chapters.map(({ value }) => value);

describe('chapters', () => {
  it.each([
    ['JSON', chapters],
    ['WebVTT', `${lab}/chapters.vtt`],
  ])('come from a file of %s, and follow the playhead', async (_, src) => {
    const video = open('sv-video', { src: hls, chapters: src });
    const { detail } = await next(video, 'sv-chapters');
    expect(detail.chapters.map(({ value }) => value)).toEqual(names);
    expect(video.chapters).toEqual(detail.chapters);
    expect(video.activeChapter?.value).toBe('Blue hour');
    await eventually(() => {
      expect(video.readyState).toBeGreaterThan(1);
    });
    const changed = next(video, 'sv-chapter-change');
    const known = next(video, 'chapterchange');
    video.currentTime = 40;
    expect((await changed).detail.chapter).toMatchObject({ startTime: 38, endTime: 52, value: 'The storm' });
    expect((await known).detail).toEqual(video.activeChapter);
  });

  it('come from a <track> child, and go with it', async () => {
    const video = make('sv-video', { src: hls });
    const track = document.createElement('track');
    Object.assign(track, { kind: 'chapters', src: `${lab}/chapters.vtt` });
    video.append(track);
    document.body.append(video);
    await next(video, 'sv-chapters');
    expect(named(video)).toEqual(names);
    track.remove();
    await eventually(() => {
      expect(video.chapters).toEqual([]);
    });
  });

  it('come from an HLS playlist that names them', async () => {
    const titles = [{ language: 'en', title: 'From the stream' }];
    const json = fileOf(JSON.stringify([{ 'start-time': 0, titles }]));
    const playlist = await (await fetch(hls)).text();
    const absolute = playlist
      .replaceAll(/URI="([^"]+)"/g, `URI="${lab}/$1"`)
      .replaceAll(/^(video\/.*)$/gm, `${lab}/$1`)
      .replace('\n', `\n#EXT-X-SESSION-DATA:DATA-ID="com.apple.hls.chapters",URI="${json}"\n`);
    const video = open('sv-video', {
      src: fileOf(absolute, 'application/vnd.apple.mpegurl'),
      type: 'application/vnd.apple.mpegurl',
    });
    await next(video, 'sv-chapters');
    expect(named(video)).toEqual(['From the stream']);
    video.src = hls;
    await eventually(() => {
      expect(video.chapters).toEqual([]);
    });
  });

  it('may be added by the page, and go with the source that they were added to', async () => {
    const video = open('sv-video');
    video.src = hls;
    const ready = next(video, 'sv-ready');
    const all = await video.addChapters([
      { startTime: 30, value: 'Second' },
      { startTime: 0, value: 'First' },
    ]);
    expect(all.map(({ value }) => value)).toEqual(['First', 'Second']);
    await ready;
    expect(named(video)).toEqual(['First', 'Second']);
    video.src = `${lab}/manifest.mpd`;
    await next(video, 'sv-ready');
    expect(video.chapters).toEqual([]);
  });

  it.each([
    ['are not there', `${lab}/missing.vtt`, 'SIDECAR_LOAD_FAILED'],
    ['are no chapters', `${lab}/poster.jpg`, 'SIDECAR_INVALID'],
  ])('that %s are told as a fault, and playback goes on', async (_, src, code) => {
    const video = open('sv-video', { src: hls, chapters: src, autoplay: '' });
    const { detail } = await next(video, 'sv-error');
    expect(detail).toMatchObject({ fatal: false, error: { code } });
    await eventually(() => {
      expect(video.currentTime).toBeGreaterThan(0.3);
    });
    expect(video.error).toBeNull();
  });

  it('that a page gets wrong are told, and the others stand', async () => {
    const video = open('sv-video', { src: hls });
    const fault = next(video, 'sv-error');
    const wrong = [
      { startTime: '4', value: 'x' },
      { startTime: 3, value: 'Right' },
    ] as never;
    expect(await video.addChapters(wrong)).toMatchObject([{ startTime: 3, value: 'Right' }]);
    expect((await fault).detail).toMatchObject({ fatal: false, error: { code: 'INVALID_ARGUMENT' } });
  });
});

describe('the chapters’ text track', () => {
  type Video = ReturnType<typeof open<'sv-video'>>;
  const tracks = (video: Video): TextTrack[] =>
    Array.from(video.textTracks).filter(({ kind }) => kind === 'chapters');
  const cues = (video: Video): VTTCue[] => Array.from(tracks(video)[0]?.cues ?? [], (cue) => cue as VTTCue);
  const texts = (video: Video): string[] => cues(video).map(({ text }) => text);

  it('says the same, in step with them, and goes with the source', async () => {
    const video = open('sv-video', { src: hls, chapters });
    await next(video, 'sv-chapters');
    expect(texts(video)).toEqual(names);
    expect(tracks(video)[0]?.mode).toBe('hidden');
    await video.addChapters([{ startTime: 55, value: 'R & <D>' }]);
    expect(texts(video)).toEqual([...names, 'R &amp; &lt;D&gt;']);
    await eventually(() => {
      expect(cues(video).at(-1)?.endTime).toBe(video.duration);
    });
    expect(tracks(video)).toHaveLength(1);
    // The browser itself goes by it.
    video.currentTime = 40;
    await eventually(() => {
      expect((tracks(video)[0]?.activeCues?.[0] as VTTCue | undefined)?.text).toBe('The storm');
    });
    video.removeAttribute('chapters');
    video.src = `${lab}/manifest.mpd`;
    await eventually(() => {
      expect(video.chapters).toEqual([]);
      expect(tracks(video)).toEqual([]);
    });
  });

  it('is in the time of the clip, and stands before the page’s own', async () => {
    const video = make('sv-video', { src: hls, 'clip-start': '40', 'clip-end': '56' });
    const track = document.createElement('track');
    Object.assign(track, { kind: 'chapters', src: `${lab}/chapters.vtt` });
    video.append(track);
    document.body.append(video);
    await next(video, 'sv-chapters');
    expect(cues(video).map(({ startTime, endTime, text }) => [startTime, endTime, text])).toEqual([
      [0, 12, 'The storm'],
      [12, 16, 'First light'],
    ]);
  });

  it('leaves the viewer’s captions what they were', async () => {
    const player = open('sv-player', { src: hls, 'remember-preferences': 'captions', autoplay: '' });
    const stored: string[] = [];
    player.storage = {
      getItem: () => null,
      setItem: (_key, value) => stored.push(value),
      removeItem: () => {},
    };
    await next(player, 'playing');
    await player.addChapters([{ startTime: 0, value: 'All of it' }]);
    await eventually(() => {
      expect(texts(player)).toEqual(['All of it']);
    });
    await next(player, 'timeupdate');
    expect(stored).toEqual([]);
  });
});

describe('cue points', () => {
  it('are told as playback comes to them, each once, in our words and in others’', async () => {
    const video = open('sv-video', { src: hls });
    await video.addCuePoints([
      { startTime: 0.4, endTime: 0.5, value: { id: 'a' } },
      { startTime: 0.8, value: 'b' },
    ]);
    const told = record(video, ['sv-cue-point'], ({ detail }) => detail.cuePoint.value);
    const known = record(video, ['cuepointchange'], ({ detail }) => detail.value);
    await video.play();
    await eventually(() => {
      expect(told).toEqual([{ id: 'a' }, 'b']);
    });
    expect(known).toEqual(told);
    expect(video.activeCuePoint).toMatchObject({ startTime: 0.8, value: 'b' });
    expect(video.cuePoints).toHaveLength(2);
  });

  it('come from the attribute or a <track>, beside those of the page, and go with it', async () => {
    const json = fileOf(JSON.stringify([{ startTime: 5, value: { product: 'boots' } }]), 'application/json');
    const vtt = fileOf('WEBVTT\n\n00:07.000 --> 00:09.000\nLook left\n', 'text/vtt');
    const video = make('sv-video', { src: hls, 'cue-points': json });
    const track = document.createElement('track');
    Object.assign(track, { kind: 'metadata', label: 'cue-points', src: vtt });
    video.append(track);
    document.body.append(video);
    const values = (): unknown[] => video.cuePoints.map(({ value }) => value);
    await eventually(() => {
      expect(values()).toEqual([{ product: 'boots' }]);
    });
    await video.addCuePoints([{ startTime: 1, value: 'mine' }]);
    expect(values()).toEqual(['mine', { product: 'boots' }]);
    video.removeAttribute('cue-points');
    await eventually(() => {
      expect(values()).toEqual(['mine', 'Look left']);
    });
    track.remove();
    await eventually(() => {
      expect(values()).toEqual(['mine']);
    });
  });

  it('come from the date ranges of an HLS playlist, but for ads, and give way to a file of the page’s', async () => {
    const at = (sec: number): string => new Date(Date.UTC(2026, 0, 1) + sec * 1000).toISOString();
    const dateRange = (id: string, sec: number, more: string): string =>
      `#EXT-X-DATERANGE:ID="${id}",START-DATE="${at(sec)}",${more}`;
    const head = [
      `#EXT-X-PROGRAM-DATE-TIME:${at(0)}`,
      dateRange('boots', 0.4, 'CLASS="com.example.shop",DURATION=0.3,X-PRODUCT="Boots"'),
      dateRange('break', 0.5, 'DURATION=30,SCTE35-OUT=0xFC30'),
      dateRange('film', 0.6, 'CLASS="com.apple.hls.interstitial",X-ASSET-URI="ad.m3u8"'),
      dateRange('scarf', 0.9, 'CLASS="com.example.shop",X-PRODUCT="Scarf"'),
    ];
    const playlist = await (await fetch(`${lab}/video/240p.m3u8`)).text();
    const dated = playlist
      .replaceAll(/240p\//g, `${lab}/video/240p/`)
      .replace('#EXTINF', `${head.join('\n')}\n#EXTINF`);
    const type = 'application/vnd.apple.mpegurl';
    const video = open('sv-video', { src: fileOf(dated, type), type });
    const told = record(video, ['sv-cue-point'], ({ detail }) => detail.cuePoint.value);
    await eventually(() => {
      expect(video.cuePoints).toHaveLength(2);
    });
    await video.play();
    const boots = {
      id: 'boots',
      class: 'com.example.shop',
      startDate: at(0.4),
      attributes: { 'X-PRODUCT': 'Boots' },
    };
    await eventually(() => {
      expect(told).toEqual([
        boots,
        { ...boots, id: 'scarf', startDate: at(0.9), attributes: { 'X-PRODUCT': 'Scarf' } },
      ]);
    });
    const [first, second] = video.cuePoints;
    expect(first?.startTime).toBeCloseTo(0.4, 1);
    expect(first?.endTime).toBeCloseTo(0.7, 1);
    expect(second?.startTime).toBeCloseTo(0.9, 1);
    video.cuePoints = fileOf('WEBVTT\n\n00:07.000 --> 00:09.000\nLook left\n', 'text/vtt');
    await eventually(() => {
      expect(video.cuePoints.map(({ value }) => value)).toEqual(['Look left']);
    });
    video.removeAttribute('cue-points');
    await eventually(() => {
      expect(video.cuePoints).toHaveLength(2);
    });
    video.removeAttribute('type');
    video.src = hls;
    await eventually(() => {
      expect(video.cuePoints).toEqual([]);
    });
  });
});
