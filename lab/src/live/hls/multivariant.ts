import type { LiveTitle } from '../timeline/live-title.js';

/** The multivariant playlist, the same for both forms: the media playlists tell them apart. */
export function multivariantPlaylist({ renditions, audio }: LiveTitle): string {
  const lines = ['#EXTM3U', '#EXT-X-VERSION:7', '#EXT-X-INDEPENDENT-SEGMENTS'];
  if (audio !== null)
    lines.push(
      `#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="audio",NAME="Sound",DEFAULT=YES,AUTOSELECT=YES,URI="${audio.stored.path}.m3u8"`,
    );
  for (const { listed } of renditions) {
    const codecs = [listed.codec, ...(audio === null ? [] : [audio.stored.codec])];
    const attributes = [
      `BANDWIDTH=${listed.bandwidthBps}`,
      `AVERAGE-BANDWIDTH=${listed.averageBps}`,
      `CODECS="${codecs.join(',')}"`,
      ...(listed.width > 0 ? [`RESOLUTION=${listed.width}x${listed.height}`] : []),
      ...(listed.frameRate === null ? [] : [`FRAME-RATE=${listed.frameRate.toFixed(3)}`]),
      ...(audio === null ? [] : ['AUDIO="audio"']),
    ];
    lines.push(`#EXT-X-STREAM-INF:${attributes.join(',')}`, `${listed.path}.m3u8`);
  }
  return `${lines.join('\n')}\n`;
}
