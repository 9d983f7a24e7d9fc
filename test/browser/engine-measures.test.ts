import { afterEach, describe, expect, inject, it, vi } from 'vitest';
import { SharedLink } from '../../src/abr/estimate/shared-link.js';
import type { DownloadSample } from '../../src/media/download.js';
import type { TypedSource } from '../../src/media/media-engine.js';
import type { Stage } from '../contract/engine-stage.js';
import type { ControllerScript } from '../fakes/scripted-controller.js';
import { shapedOrigin } from './support/shaped-origin.js';
import { stageOf } from './support/stage-of.js';

const origin = inject('origin');
const soon = { timeout: 40_000, interval: 50 };
const blob = (text: string): string => URL.createObjectURL(new Blob([text]));

let open: (() => void)[] = [];

async function stage(source: TypedSource, script: ControllerScript = {}): Promise<Stage> {
  const opened = await stageOf(source, script);
  open.push(() => {
    opened.close();
  });
  return opened;
}

const SEGMENTS = 4;

async function bytesAt(path: string): Promise<ArrayBuffer> {
  return (await fetch(`${origin}/media/lab/video/144p/${path}`)).arrayBuffer();
}

/** The first segments of the sample title's lowest rendition. */
function firstSegments(): Promise<ArrayBuffer[]> {
  return Promise.all(Array.from({ length: SEGMENTS }, (_, at) => bytesAt(`${at + 1}.m4s`)));
}

/** One file, its segments told by ranges of it. */
async function playlistOfRanges(): Promise<string> {
  const [init, segments] = await Promise.all([bytesAt('init.mp4'), firstSegments()]);
  const file = URL.createObjectURL(new Blob([init, ...segments], { type: 'video/mp4' }));
  let from = init.byteLength;
  const lines = segments.map(({ byteLength }) => {
    from += byteLength;
    return `#EXTINF:4,\n#EXT-X-BYTERANGE:${byteLength}@${from - byteLength}\n${file}`;
  });
  return `#EXTM3U
#EXT-X-VERSION:7
#EXT-X-TARGETDURATION:4
#EXT-X-PLAYLIST-TYPE:VOD
#EXT-X-MAP:URI="${file}",BYTERANGE="${init.byteLength}@0"
${lines.join('\n')}
#EXT-X-ENDLIST
`;
}

const SIDX = 0x73696478;
const STARTS_WITH_KEY_FRAME = 0x90000000;

/** ISO/IEC 14496-12, 8.16.3: references to media alone, each of 4 s, beginning with a key frame. */
function segmentIndex(sizes: readonly number[]): ArrayBuffer {
  const numbers = [
    32 + 12 * sizes.length,
    SIDX,
    // Version, reference, timescale, earliest time, first offset, count.
    0,
    1,
    1,
    0,
    0,
    sizes.length,
    ...sizes.flatMap((bytes) => [bytes, 4, STARTS_WITH_KEY_FRAME]),
  ];
  const view = new DataView(new ArrayBuffer(4 * numbers.length));
  numbers.forEach((each, at) => {
    view.setUint32(4 * at, each);
  });
  return view.buffer;
}

/** One file with a segment index in it. */
async function manifestOfIndex(): Promise<string> {
  const [init, segments] = await Promise.all([bytesAt('init.mp4'), firstSegments()]);
  const index = segmentIndex(segments.map(({ byteLength }) => byteLength));
  const file = URL.createObjectURL(new Blob([init, index, ...segments], { type: 'video/mp4' }));
  const indexEnd = init.byteLength + index.byteLength - 1;
  return `<?xml version="1.0"?>
<MPD xmlns="urn:mpeg:dash:schema:mpd:2011" profiles="urn:mpeg:dash:profile:isoff-on-demand:2011" type="static"
  mediaPresentationDuration="PT16S" minBufferTime="PT4S">
  <Period>
    <AdaptationSet contentType="video" mimeType="video/mp4" subsegmentAlignment="true">
      <Representation id="v" codecs="avc1.64000c" bandwidth="257420" width="256" height="144">
        <BaseURL>${file}</BaseURL>
        <SegmentBase indexRange="${init.byteLength}-${indexEnd}">
          <Initialization range="0-${init.byteLength - 1}"/>
        </SegmentBase>
      </Representation>
    </AdaptationSet>
  </Period>
</MPD>`;
}

describe('what engines measure', () => {
  afterEach(() => {
    for (const close of open) close();
    open = [];
  });

  it.each(['hls', 'dash'] as const)(
    'are the sizes of coming segments, from the ranges of a %s title',
    async (type) => {
      const sizes = (await firstSegments()).map(({ byteLength }) => byteLength);
      const text = await (type === 'hls' ? playlistOfRanges() : manifestOfIndex());
      const source = { url: blob(text), type };
      const { engine, media, controller, log } = await stage(source);
      await engine.load(source);
      await media.play();
      await vi.waitFor(() => {
        expect(log.sample.length).toBeGreaterThanOrEqual(SEGMENTS);
      }, soon);
      const told = controller.contexts.flatMap(({ upcomingBytes }) => (upcomingBytes ? [upcomingBytes] : []));
      expect(told.length).toBeGreaterThan(0);
      // Each table is the title's own from somewhere on.
      for (const rows of told) {
        const bytes = rows.map(([size]) => size);
        expect(sizes.slice(-bytes.length)).toEqual(bytes);
      }
      expect(new Set(told.map((rows) => rows.length)).size).toBeGreaterThan(1);
      const left = controller.contexts.flatMap(({ remainingSec = [] }) => remainingSec);
      expect(left.length).toBeGreaterThan(0);
      for (const sec of left) expect(sec).toBeLessThanOrEqual(SEGMENTS * 4 + 0.1);
      expect(Math.min(...left)).toBeLessThan(8.1);
    },
  );

  it.each([
    ['hls', 'master.m3u8'],
    ['dash', 'manifest.mpd'],
  ] as const)('is the whole link, which sound and picture share: %s', async (type, name) => {
    const slow = await shapedOrigin(origin, `shared-${type}`, 1500, 40);
    const source = { url: `${slow}/media/lab/${name}`, type };
    const { engine, media, log } = await stage(source, { decide: () => 0 });
    await engine.load(source);
    await media.play();
    const isVideo = ({ kind }: DownloadSample): boolean => kind === 'video';
    await vi.waitFor(() => {
      expect(log.sample.filter(isVideo).length).toBeGreaterThan(2);
    }, soon);
    const link = new SharedLink();
    const measured = log.sample.flatMap((sample) => link.push(sample)).map(({ kbps }) => kbps);
    expect(measured.length).toBeGreaterThan(2);
    expect(Math.min(...measured)).toBeGreaterThan(1250);
    expect(Math.max(...measured)).toBeLessThan(1750);
  });

  it('is the whole link also where the sound is longer on its way, over HLS', async () => {
    const fast = await shapedOrigin(origin, 'beside-video', 1500);
    const slow = await shapedOrigin(origin, 'beside-audio', 300);
    const master = `#EXTM3U
#EXT-X-VERSION:7
#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="sound",NAME="One",DEFAULT=YES,URI="${slow}/media/lab/audio.m3u8"
#EXT-X-STREAM-INF:BANDWIDTH=400000,CODECS="avc1.64000c,mp4a.40.2",AUDIO="sound"
${fast}/media/lab/video/144p.m3u8
`;
    const source = { url: blob(master), type: 'hls' } as const;
    const { engine, log } = await stage(source);
    await engine.load(source);
    await vi.waitFor(() => {
      expect(log.sample.map(({ kind }) => kind)).toContain('audio');
    }, soon);
    const [video, audio] = ['video', 'audio'].map((of) => log.sample.find(({ kind }) => kind === of));
    expect(video?.besideBytes).toBeGreaterThan(1_000);
    expect(video?.besideBytes).toBeLessThan(audio?.bytes ?? 0);
  });

  it.each([
    ['hls', 'master.m3u8'],
    ['dash', 'manifest.mpd'],
  ] as const)('is whether a body waited for its source: %s', async (type, name) => {
    const viewer = `bursts-${type}`;
    const slow = await shapedOrigin(origin, viewer, 40_000);
    const beat = setInterval(() => {
      void shapedOrigin(origin, viewer, 40_000);
      setTimeout(() => void shapedOrigin(origin, viewer, 0), 120);
    }, 500);
    open.push(() => {
      clearInterval(beat);
    });
    const source = { url: `${slow}/media/lab/${name}`, type };
    const { engine, media, log } = await stage(source, { decide: ({ renditions }) => renditions.length - 1 });
    await engine.load(source);
    await media.play();
    await vi.waitFor(() => {
      expect(log.sample.filter(({ kind, source: wait }) => kind === 'video' && wait).length).toBeGreaterThan(
        0,
      );
    }, soon);
    const waited = log.sample.find(({ source: wait }) => wait);
    const spanMs = (waited?.responseEndMs ?? 0) - (waited?.responseStartMs ?? 0);
    expect(waited?.source?.waitingMs).toBeGreaterThan(0.2 * spanMs);
    expect(waited?.source?.waitingMs).toBeLessThan(spanMs);
  });
});
