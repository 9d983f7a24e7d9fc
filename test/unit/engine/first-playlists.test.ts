import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstPlaylists } from '../../../src/engine/hls/first-playlists.js';

const master = [
  '#EXTM3U',
  '#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="Deutsch",LANGUAGE="de",URI="audio/de.m3u8"',
  '#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="English",DEFAULT=YES,URI="audio/en.m3u8"',
  '#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="s",NAME="English",DEFAULT=YES,URI="subs/en.m3u8"',
  '#EXT-X-STREAM-INF:AVERAGE-BANDWIDTH=1,BANDWIDTH=2800000,RESOLUTION=1280x720,AUDIO="a"',
  'video/720p.m3u8',
  '#EXT-X-STREAM-INF:BANDWIDTH=400000,RESOLUTION=256x144,AUDIO="a"',
  'video/144p.m3u8?token=1',
];

describe('what is asked for ahead of the engine', () => {
  it('is the lowest variant and the default audio, by peak bandwidth', () => {
    expect(firstPlaylists(master.join('\n'))).toEqual(['video/144p.m3u8?token=1', 'audio/en.m3u8']);
    expect(firstPlaylists(master.join('\r\n'))).toEqual(['video/144p.m3u8?token=1', 'audio/en.m3u8']);
  });

  it('is nothing for a media playlist', () => {
    expect(firstPlaylists('#EXTM3U\n#EXTINF:4,\n1.m4s\n#EXTINF:4,\n2.m4s\n')).toEqual([]);
  });

  it('is at most two addresses, whatever comes', () => {
    fc.assert(fc.property(fc.string(), (text) => firstPlaylists(text).length <= 2));
  });
});
