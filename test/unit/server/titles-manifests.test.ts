import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ladders, labLadder, labWideLadder } from '../../../server/src/origin/titles/ladder.js';
import { dashManifest } from '../../../server/src/origin/titles/manifest/dash.js';
import { hlsCaptions, hlsMaster, hlsMedia } from '../../../server/src/origin/titles/manifest/hls.js';
import type {
  MadeAudio,
  MadeSegment,
  MadeTitle,
} from '../../../server/src/origin/titles/manifest/made-title.js';
import { labRecipe, mainSound, type Sound } from '../../../server/src/origin/titles/recipe.js';

const segment = fc.record({
  durationSec: fc.double({ min: 0.1, max: 12, noNaN: true }),
  bytes: fc.integer({ min: 1, max: 5_000_000 }),
});

const audioDurations = [192_512, 191_488, 192_000];

function madeAudio(sound: Sound): MadeAudio {
  return {
    sound,
    codec: 'mp4a.40.2',
    timescale: 48_000,
    durations: audioDurations,
    segments: audioDurations.map((duration) => ({ durationSec: duration / 48_000, bytes: 64_000 })),
  };
}

function madeTitle(segmentsOf: (kbps: number) => readonly MadeSegment[]): MadeTitle {
  const steps = ladders.standard[0].steps.toSorted((a, b) => a.bitrateKbps - b.bitrateKbps);
  return {
    durationSec: 12,
    segmentSec: 4,
    renditions: steps.map((step) => ({
      step,
      codec: 'avc1.64001f',
      segments: segmentsOf(step.bitrateKbps),
    })),
    audio: madeAudio(mainSound),
    otherAudio: [],
    captions: [
      { language: 'en', label: 'English' },
      { language: 'de', label: 'Deutsch' },
    ],
    storyboard: { columns: 4, rows: 4, width: 160, height: 90, sheetSec: 32 },
  };
}

const even = madeTitle((kbps) => [1, 2, 3].map(() => ({ durationSec: 4, bytes: (kbps * 4000) / 8 })));

/** The attribute of every variant, in order. */
function variants(master: string, attribute: string): readonly number[] {
  const lines = master.split('\n').filter((line) => line.startsWith('#EXT-X-STREAM-INF'));
  return lines.map((line) => Number(new RegExp(`[:,]${attribute}=(\\d+)`).exec(line)?.[1]));
}

describe('the ladders', () => {
  it('go from 144p at 256 kbps to 1080p in 7 steps, and in 12 to 2160p60', () => {
    const names = (ladder: keyof typeof ladders): readonly string[] =>
      ladders[ladder].flatMap(({ steps }) => steps.map(({ name }) => name));
    expect(names('standard')).toEqual(['1080p', '720p', '540p', '480p', '360p', '240p', '144p']);
    expect(new Set(names('full')).size).toBe(12);
    expect(names('full')).toContain('2160p60');
    expect(ladders.standard[0].steps.at(-1)?.bitrateKbps).toBe(256);
  });

  it('have sizes that 4:2:0 video can have, and a lab whose heights are the real ones', () => {
    const steps = [...ladders.full, ...labLadder, ...labWideLadder].flatMap((group) => group.steps);
    for (const { width, height, codedWidth } of steps) {
      expect([width % 2, height % 2, codedWidth % 2]).toEqual([0, 0, 0]);
      expect(width / height).toBeCloseTo(16 / 9, 1);
    }
    const heights = labLadder[0]?.steps.map(({ height }) => height);
    expect(heights).toEqual(ladders.standard[0].steps.map(({ height }) => height));
  });

  it('tell each rendition of a lab title by its height alone', () => {
    for (const ladder of [labLadder, labWideLadder]) {
      const heights = ladder.flatMap(({ steps }) => steps.map(({ height }) => height));
      expect(new Set(heights).size).toBe(heights.length);
    }
  });
});

describe('the HLS playlists', () => {
  it('never understate a rendition: the peak is at least the average, sound included', () => {
    fc.assert(
      fc.property(fc.array(segment, { minLength: 1, maxLength: 20 }), (segments) => {
        const master = hlsMaster(madeTitle(() => segments));
        const peaks = variants(master, 'BANDWIDTH');
        const averages = variants(master, 'AVERAGE-BANDWIDTH');
        expect(peaks).toHaveLength(7);
        for (const [index, peak] of peaks.entries()) {
          expect(peak).toBeGreaterThanOrEqual(averages[index] ?? Number.NaN);
          for (const { bytes, durationSec } of segments) {
            expect(peak).toBeGreaterThan((bytes * 8) / durationSec);
          }
        }
      }),
    );
  });

  it('announce a target duration that no segment exceeds when rounded', () => {
    fc.assert(
      fc.property(fc.array(segment, { minLength: 1, maxLength: 20 }), (segments) => {
        const playlist = hlsMedia(segments, '720p');
        const target = Number(/TARGETDURATION:(\d+)/.exec(playlist)?.[1]);
        const durations = [...playlist.matchAll(/#EXTINF:([\d.]+)/g)].map(([, text]) => Number(text));
        expect(durations).toHaveLength(segments.length);
        expect(durations.every((duration) => Math.round(duration) <= target)).toBe(true);
        expect(playlist.trimEnd().endsWith('#EXT-X-ENDLIST')).toBe(true);
      }),
    );
  });

  it('list renditions lowest first, with sound and both languages as groups', () => {
    const master = hlsMaster(even);
    const peaks = variants(master, 'BANDWIDTH');
    expect(peaks).toEqual(peaks.toSorted((a, b) => a - b));
    expect(master).toContain('CODECS="avc1.64001f,mp4a.40.2",RESOLUTION=1920x1080,FRAME-RATE=25.000');
    expect(master).toMatch(/TYPE=SUBTITLES.*LANGUAGE="en".*URI="captions\/en.m3u8"/);
    expect(master).toMatch(/TYPE=SUBTITLES.*LANGUAGE="de".*URI="captions\/de.m3u8"/);
    expect(hlsCaptions('de.vtt', 12)).toContain('#EXTINF:12.000000,\nde.vtt\n');
  });

  it('say of every variant that there are no captions within its pictures, so that nobody looks for them', () => {
    const lines = hlsMaster(even).match(/^#EXT-X-STREAM-INF:.*$/gm) ?? [];
    expect(lines.filter((line) => line.endsWith(',CLOSED-CAPTIONS=NONE'))).toHaveLength(7);
  });
});

describe('the DASH manifest', () => {
  const mpd = dashManifest(even);

  it('leads to the same video segments as the playlists', () => {
    const template = /media="(video[^"]*)"/.exec(mpd)?.[1] ?? '';
    const ids = [...mpd.matchAll(/<Representation id="(\d+p)"/g)].map(([, id]) => id ?? '');
    expect(ids).toHaveLength(7);
    for (const [index, id] of ids.entries()) {
      const playlist = hlsMedia(even.renditions[index]?.segments ?? [], id);
      const fromHls = playlist.split('\n').filter((line) => line.endsWith('.m4s'));
      const fromDash = fromHls.map((_, number) =>
        template.replace('$RepresentationID$', id).replace('$Number$', String(number + 1)),
      );
      expect(fromDash).toEqual(fromHls.map((path) => `video/${path}`));
    }
  });

  it('tells the real length of every audio segment', () => {
    const durations = [...mpd.matchAll(/<S d="(\d+)"\/>/g)].map(([, text]) => Number(text));
    expect(durations).toEqual(audioDurations);
  });

  it('offers both languages and the pictures for previews', () => {
    expect([...mpd.matchAll(/mimeType="text\/vtt" lang="(\w+)"/g)].map(([, language]) => language)).toEqual([
      'en',
      'de',
    ]);
    expect(mpd).toContain('thumbnail_tile" value="4x4"');
  });
});

describe('a title with more than one sound track', () => {
  const title = { ...even, otherAudio: (labRecipe().otherSounds ?? []).map(madeAudio) };

  it('plays the main one in HLS where nobody chooses, and names the others', () => {
    const sounds = hlsMaster(title)
      .split('\n')
      .filter((line) => line.includes('TYPE=AUDIO'));
    expect(sounds).toHaveLength(2);
    expect(sounds[0]).toMatch(/NAME="Music",DEFAULT=YES.*URI="audio.m3u8"/);
    expect(sounds[1]).toMatch(/NAME="Deutsch",LANGUAGE="de",DEFAULT=NO.*URI="audio-de.m3u8"/);
  });

  it('tells them apart in DASH by language and role, each with an id of its own', () => {
    const mpd = dashManifest(title);
    const ids = [...mpd.matchAll(/<AdaptationSet id="(\d+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect([...mpd.matchAll(/contentType="audio".*lang="(\w+)">\s*<Role.*value="(\w+)"/g)]).toMatchObject([
      { 1: 'zxx', 2: 'main' },
      { 1: 'de', 2: 'dub' },
    ]);
  });
});
