import { DEAD_FOLDER, WRONG_DURATION_FACTOR, type ManifestLie } from './manifest-lie.js';

/** An HLS playlist that is wrong about its renditions (or, a media playlist, its segments), durations or links. */
export function breakHls(text: string, lie: ManifestLie): string {
  const lines = text.split('\n');
  switch (lie) {
    case 'no-renditions':
      return lines.filter((line) => !namesMedia(line)).join('\n');
    case 'wrong-durations':
      return lines
        .map((line) =>
          line.replace(
            /^(#EXTINF:|#EXT-X-PART:.*?\bDURATION=)([\d.]+)/,
            (_, tag: string, sec: string) => `${tag}${Number(sec) * WRONG_DURATION_FACTOR}`,
          ),
        )
        .join('\n');
    case 'dead-links':
      return lines
        .map((line) => {
          if (line.startsWith('#')) return line.replace(/\bURI="/g, `URI="${DEAD_FOLDER}`);
          return line.trim() === '' ? line : `${DEAD_FOLDER}${line}`;
        })
        .join('\n');
  }
}

/** Lines that name a rendition or a segment, or say what the next line names. */
function namesMedia(line: string): boolean {
  return /^(#EXT-X-(STREAM-INF|I-FRAME-STREAM-INF|MEDIA|PART|PRELOAD-HINT)\b|#EXTINF:|[^#\s])/.test(line);
}
