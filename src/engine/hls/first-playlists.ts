const VARIANT = /^#EXT-X-STREAM-INF:(.*)$/;
const AUDIO = /^#EXT-X-MEDIA:(?=.*TYPE=AUDIO)(?=.*DEFAULT=YES).*URI="([^"]+)"/;
const BANDWIDTH = /(?:^|,)BANDWIDTH=(\d+)/;

/**
 * The playlists that playback of this multivariant playlist will most likely ask for first: the
 * lowest variant (what a controller without knowledge starts with) and the default audio. URIs as
 * written; empty for a media playlist. RFC 8216bis, 4.4.6.
 */
export function firstPlaylists(text: string): readonly string[] {
  let audio: string | undefined;
  let variant: string | undefined;
  let lowest = Infinity;
  let pending = Infinity;
  for (const line of text.split(/\r?\n/)) {
    const info = VARIANT.exec(line)?.[1];
    if (info !== undefined) {
      pending = Number(BANDWIDTH.exec(info)?.[1] ?? Infinity);
    } else if (line !== '' && !line.startsWith('#')) {
      if (pending < lowest) [variant, lowest] = [line.trim(), pending];
      pending = Infinity;
    } else {
      audio ??= AUDIO.exec(line)?.[1];
    }
  }
  return [variant, audio].filter((uri) => uri !== undefined);
}
