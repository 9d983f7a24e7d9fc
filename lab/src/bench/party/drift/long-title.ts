import type { ExtraHandler } from '../../../chaos/origin/extra-source.js';

/** The lab's title again and again, in two of its renditions: long enough, and cheap to decode. */
export const LONG_TITLE = 'long/master.m3u8';
const TITLE = 'media/lab';
const LOOPS = 20;

const tracks: Readonly<Record<string, string>> = {
  '144p.m3u8': 'video/144p.m3u8',
  '240p.m3u8': 'video/240p.m3u8',
  'audio.m3u8': 'audio.m3u8',
};

const master = `#EXTM3U
#EXT-X-VERSION:7
#EXT-X-INDEPENDENT-SEGMENTS
#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="audio",NAME="Music",DEFAULT=YES,AUTOSELECT=YES,CHANNELS="2",URI="audio.m3u8"
#EXT-X-STREAM-INF:BANDWIDTH=390182,CODECS="avc1.64000c,mp4a.40.2",RESOLUTION=256x144,FRAME-RATE=25.000,AUDIO="audio"
144p.m3u8
#EXT-X-STREAM-INF:BANDWIDTH=584168,CODECS="avc1.64000c,mp4a.40.2",RESOLUTION=426x240,FRAME-RATE=25.000,AUDIO="audio"
240p.m3u8
`;

/** @param server That has the lab's title. */
export function longTitle(server: string): ExtraHandler {
  return async (path) => {
    const name = /^long\/([^/]+)$/.exec(path)?.[1];
    if (name === undefined) return null;
    const track = tracks[name];
    if (name !== 'master.m3u8' && track === undefined) return null;
    const text = track === undefined ? master : await repeated(server, track);
    return {
      status: 200,
      headers: { 'content-type': 'application/vnd.apple.mpegurl' },
      body: new TextEncoder().encode(text),
    };
  };
}

async function repeated(server: string, track: string): Promise<string> {
  const answer = await fetch(`${server}/${TITLE}/${track}`);
  const lines = (await answer.text()).split('\n').map((line) => line.trim());
  const folder = `../${TITLE}/${track.includes('/') ? 'video/' : ''}`;
  const isSegment = (line: string): boolean =>
    line !== '' && (!line.startsWith('#') || line.startsWith('#EXTINF') || line.startsWith('#EXT-X-MAP'));
  const loop = lines
    .filter(isSegment)
    .map((line) => (line.startsWith('#') ? line.replace('URI="', `URI="${folder}`) : folder + line));
  const head = lines.filter((line) => line.startsWith('#') && !isSegment(line) && line !== '#EXT-X-ENDLIST');
  const loops = Array.from({ length: LOOPS }, () => loop.join('\n')).join('\n#EXT-X-DISCONTINUITY\n');
  return `${head.join('\n')}\n${loops}\n#EXT-X-ENDLIST\n`;
}
