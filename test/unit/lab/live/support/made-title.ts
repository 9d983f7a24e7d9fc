import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fragmentHead } from '../../../../../lab/src/live/mp4/write-fragment.js';

/** A title of three segments of two seconds: 25 pictures a second, each with bytes of its own. */
export const MADE = {
  segmentSec: 2,
  segmentCount: 3,
  video: { timescale: 90_000, frame: 3600, framesPerSegment: 50 },
  audio: { timescale: 48_000, frame: 1024 },
} as const;

export const LOOP_SEC = MADE.segmentSec * MADE.segmentCount;

const NON_SYNC = 0x1_01_00_00;
const SYNC = 0x2_00_00_00;

export interface TitleFlaws {
  /** Writes this instead of a file of the title, or null to leave it out. */
  readonly files?: Readonly<Record<string, string | null>>;
  /** Pictures of each segment. */
  readonly framesPerSegment?: readonly number[];
}

/** Writes the title into a folder of its own. */
export async function makeTitle({ files = {}, framesPerSegment = [50, 50, 50] }: TitleFlaws = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'sv-live-'));
  const all = new Map<string, string | Uint8Array>([['master.m3u8', master]]);
  for (const [seed, name] of ['low', 'high'].entries())
    addTrack(all, `video/${name}`, MADE.video, framesPerSegment, seed + 1);
  addTrack(all, 'audio', MADE.audio, audioFrames, 7);
  for (const [name, content] of Object.entries(files))
    if (content === null) all.delete(name);
    else all.set(name, content);
  for (const [name, content] of all) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  return { folder, remove: async () => rm(folder, { recursive: true, force: true }) };
}

/** As ffmpeg cuts them: 281.25 frames in a loop, and what doesn't fill a frame is left out. */
const audioFrames = [94, 94, 93];

const master = `#EXTM3U
#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="audio",NAME="Music",DEFAULT=YES,URI="audio.m3u8"
#EXT-X-STREAM-INF:BANDWIDTH=300000,AVERAGE-BANDWIDTH=290000,CODECS="avc1.64000c,mp4a.40.2",RESOLUTION=256x144,FRAME-RATE=25.000,AUDIO="audio"
video/low.m3u8
#EXT-X-STREAM-INF:BANDWIDTH=900000,AVERAGE-BANDWIDTH=890000,CODECS="avc1.64001e,mp4a.40.2",RESOLUTION=640x360,FRAME-RATE=25.000,AUDIO="audio"
video/high.m3u8
`;

function addTrack(
  files: Map<string, string | Uint8Array>,
  path: string,
  { timescale, frame }: { readonly timescale: number; readonly frame: number },
  framesPerSegment: readonly number[],
  seed: number,
): void {
  const name = path.split('/').at(-1) ?? '';
  const lines = ['#EXTM3U', `#EXT-X-MAP:URI="${name}/init.mp4"`];
  let decodeTime = 0;
  for (const [index, count] of framesPerSegment.entries()) {
    const samples = Array.from({ length: count }, (_, number) => ({
      bytes: 20 + ((number * 7 + seed) % 50),
      duration: frame,
      compositionOffset: 0,
      flags: path === 'audio' || number === 0 ? SYNC : NON_SYNC,
    }));
    const head = fragmentHead({ trackId: 1, sequence: index + 1, decodeTime }, samples);
    const media = new Uint8Array(samples.reduce((sum, { bytes }) => sum + bytes, 0));
    for (let at = 0; at < media.length; at += 1) media[at] = (at * 31 + index * 17 + seed * 101) & 0xff;
    files.set(`${path}/${index + 1}.m4s`, Buffer.concat([head, media]));
    lines.push(`#EXTINF:${((count * frame) / timescale).toFixed(5)},`, `${name}/${index + 1}.m4s`);
    decodeTime += count * frame;
  }
  files.set(`${path}/init.mp4`, initSegment(timescale));
  files.set(`${path}.m3u8`, `${lines.join('\n')}\n#EXT-X-ENDLIST\n`);
}

function initSegment(timescale: number): Uint8Array {
  const mdhd = box('mdhd', words(0, 0, 0, timescale, 0, 0));
  const trex = box('trex', words(0, 1, 1, 0, 0, 0));
  return box('moov', Buffer.concat([box('trak', box('mdia', mdhd)), box('mvex', trex)]));
}

function words(...values: readonly number[]): Buffer {
  const data = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) data.writeUInt32BE(value, index * 4);
  return data;
}

function box(type: string, body: Uint8Array): Buffer {
  return Buffer.concat([words(body.byteLength + 8), Buffer.from(type, 'latin1'), body]);
}
