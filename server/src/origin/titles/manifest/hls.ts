import { averageBps, peakBps, type MadeAudio, type MadeSegment, type MadeTitle } from './made-title.js';

/** The multivariant playlist (RFC 8216), beside `video/`, `audio/` and `captions/`. */
export function hlsMaster(title: MadeTitle): string {
  const { audio, otherAudio, captions, renditions } = title;
  const lines = ['#EXTM3U', '#EXT-X-VERSION:7', '#EXT-X-INDEPENDENT-SEGMENTS', ''];
  lines.push(
    sound(audio, 'DEFAULT=YES,AUTOSELECT=YES'),
    ...otherAudio.map((other) =>
      sound(other, `LANGUAGE="${other.sound.language}",DEFAULT=NO,AUTOSELECT=YES`),
    ),
    ...captions.map(({ language, label }) =>
      media(
        'SUBTITLES',
        'captions',
        label,
        `captions/${language}.m3u8`,
        `LANGUAGE="${language}",DEFAULT=NO,AUTOSELECT=YES`,
      ),
    ),
    '',
  );
  for (const { step, codec, segments } of renditions) {
    const attributes = [
      `BANDWIDTH=${peakBps(segments) + peakBps(audio.segments)}`,
      `AVERAGE-BANDWIDTH=${averageBps(segments) + averageBps(audio.segments)}`,
      `CODECS="${codec},${audio.codec}"`,
      `RESOLUTION=${step.width}x${step.height}`,
      `FRAME-RATE=${step.frameRate.toFixed(3)}`,
      'AUDIO="audio"',
      'SUBTITLES="captions"',
      // Else a player has to look for them in the media (RFC 8216, 4.3.4.2): Shaka loads three segments to do so.
      'CLOSED-CAPTIONS=NONE',
    ];
    lines.push(`#EXT-X-STREAM-INF:${attributes.join(',')}`, `video/${step.name}.m3u8`);
  }
  return `${lines.join('\n')}\n`;
}

/** A media playlist whose segments lie in `folder`, numbered from 1. */
export function hlsMedia(segments: readonly MadeSegment[], folder: string): string {
  const lines = [
    ...playlistHead(segments.map(({ durationSec }) => durationSec)),
    '#EXT-X-INDEPENDENT-SEGMENTS',
    `#EXT-X-MAP:URI="${folder}/init.mp4"`,
    ...segments.flatMap(({ durationSec }, index) => [
      `#EXTINF:${durationSec.toFixed(6)},`,
      `${folder}/${index + 1}.m4s`,
    ]),
    '#EXT-X-ENDLIST',
  ];
  return `${lines.join('\n')}\n`;
}

/** A WebVTT file as one long segment. */
export function hlsCaptions(file: string, durationSec: number): string {
  const lines = [
    ...playlistHead([durationSec]),
    `#EXTINF:${durationSec.toFixed(6)},`,
    file,
    '#EXT-X-ENDLIST',
  ];
  return `${lines.join('\n')}\n`;
}

function playlistHead(durationsSec: readonly number[]): readonly string[] {
  return [
    '#EXTM3U',
    '#EXT-X-VERSION:7',
    // Durations rounded to whole seconds must not exceed it (RFC 8216, 4.3.3.1).
    `#EXT-X-TARGETDURATION:${Math.max(...durationsSec.map(Math.round))}`,
    '#EXT-X-MEDIA-SEQUENCE:1',
    '#EXT-X-PLAYLIST-TYPE:VOD',
  ];
}

function sound({ sound: { label, name } }: MadeAudio, rest: string): string {
  return media('AUDIO', 'audio', label, `${name}.m3u8`, `${rest},CHANNELS="2"`);
}

function media(type: string, group: string, name: string, uri: string, rest: string): string {
  return `#EXT-X-MEDIA:TYPE=${type},GROUP-ID="${group}",NAME="${name}",${rest},URI="${uri}"`;
}
