import { LabInputError } from '../../sim/input-error.js';
import { readAttributes } from './attribute-list.js';

/** A variant of the multivariant playlist as it was written. */
export interface ListedVariant {
  readonly uri: string;
  readonly bandwidthBps: number;
  readonly averageBps: number;
  /** RFC 6381, one a track. */
  readonly codecs: readonly string[];
  readonly width: number;
  readonly height: number;
  /** Null where the playlist doesn't say. */
  readonly frameRate: number | null;
}

export interface ListedTitle {
  readonly variants: readonly ListedVariant[];
  /** The default audio's playlist; null where sound is in the variants or nowhere. */
  readonly audioUri: string | null;
}

/** Reads a stored title's multivariant playlist. @throws LabInputError where it lists nothing to play. */
export function readMultivariant(content: string, file: string): ListedTitle {
  const lines = content.split(/\r?\n/);
  const variants: ListedVariant[] = [];
  let audioUri: string | null = null;
  for (const [index, line] of lines.entries()) {
    const [, tag = '', list = ''] = /^#(EXT-X-STREAM-INF|EXT-X-MEDIA):(.*)$/.exec(line) ?? [];
    const attributes = readAttributes(list);
    if (tag === 'EXT-X-MEDIA' && attributes.get('TYPE') === 'AUDIO')
      if (audioUri === null || attributes.get('DEFAULT') === 'YES')
        audioUri = attributes.get('URI') ?? audioUri;
    if (tag === 'EXT-X-STREAM-INF') variants.push(variantOf(attributes, lines[index + 1] ?? ''));
  }
  if (variants.length === 0)
    throw new LabInputError({
      file,
      problem: 'it lists no variant',
      remedy: 'Give the folder of a title that the sample server made (npm start, or npm test)',
    });
  return { variants, audioUri };
}

function variantOf(attributes: ReadonlyMap<string, string>, uri: string): ListedVariant {
  const bandwidthBps = Number(attributes.get('BANDWIDTH') ?? 0);
  const [width = 0, height = 0] = (attributes.get('RESOLUTION') ?? '').split('x').map(Number);
  const frameRate = attributes.get('FRAME-RATE');
  return {
    uri,
    bandwidthBps,
    averageBps: Number(attributes.get('AVERAGE-BANDWIDTH') ?? bandwidthBps),
    codecs: (attributes.get('CODECS') ?? '').split(',').map((codec) => codec.trim()),
    width,
    height,
    frameRate: frameRate === undefined ? null : Number(frameRate),
  };
}

/** What a media playlist lists, as URIs relative to it. */
export interface ListedTrack {
  readonly initUri: string;
  readonly segmentUris: readonly string[];
}

/** Reads a stored rendition's playlist. @throws LabInputError where it isn't fragmented MP4, or is empty. */
export function readMediaPlaylist(content: string, file: string): ListedTrack {
  const [, map = ''] = /^#EXT-X-MAP:(.*)$/m.exec(content) ?? [];
  const initUri = readAttributes(map).get('URI');
  const segmentUris = content.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#'));
  const problem =
    initUri === undefined
      ? 'it names no init segment (EXT-X-MAP)'
      : segmentUris.length === 0
        ? 'it lists no segment'
        : null;
  if (initUri === undefined || problem !== null)
    throw new LabInputError({
      file,
      problem: problem ?? '',
      remedy: 'Only titles of fragmented MP4 with a file for each segment can be played as live ones',
    });
  return { initUri, segmentUris };
}
