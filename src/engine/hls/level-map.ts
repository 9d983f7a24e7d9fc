import type { Level } from 'hls.js';
import type { Ladder, Rendition } from '../../media/rendition.js';

/**
 * hls.js sorts its levels by height, frame rate and codec before bitrate, and drops some on the way;
 * our ladder is by bitrate alone. Both directions in one value, made anew when the levels change.
 */
export interface LevelMap {
  readonly levels: readonly Level[];
  readonly ladder: Ladder;
  /** hls.js's level of a ladder index, and back; −1 where there is none. */
  levelOf(renditionIndex: number): number;
  indexOf(level: number): number;
}

const kbps = (bitsPerSecond: number): number => bitsPerSecond / 1_000;

function toRendition(level: Level): Rendition {
  return {
    id: [level.pathwayId, level.uri, level.bitrate].join(' '),
    bitrateKbps: kbps(level.averageBitrate),
    ...(level.maxBitrate > 0 ? { peakKbps: kbps(level.maxBitrate) } : {}),
    ...(level.width > 0 ? { width: level.width } : {}),
    ...(level.height > 0 ? { height: level.height } : {}),
    ...(level.frameRate > 0 ? { frameRate: level.frameRate } : {}),
    ...(level.codecs === '' ? {} : { codec: level.codecs }),
  };
}

export function mapLevels(levels: readonly Level[]): LevelMap {
  const rungs = levels
    .map((level, index) => ({ index, rendition: toRendition(level) }))
    .sort((a, b) => a.rendition.bitrateKbps - b.rendition.bitrateKbps);
  return {
    levels,
    ladder: rungs.map(({ rendition }) => rendition),
    levelOf: (renditionIndex) => rungs[renditionIndex]?.index ?? -1,
    indexOf: (level) => rungs.findIndex(({ index }) => index === level),
  };
}
