/** A media playlist as a client reads it. */
export interface ReadPlaylist {
  readonly sequence: number;
  readonly discontinuitySequence: number;
  readonly target: number;
  readonly skipped: number;
  readonly segments: readonly ReadSegment[];
  /** The parts after the last segment. */
  readonly parts: readonly string[];
  readonly hint: string | null;
  readonly text: string;
}

export interface ReadSegment {
  readonly uri: string;
  readonly durationSec: number;
  readonly programMs: number;
  /** The tag stands before it. */
  readonly breaks: boolean;
  readonly parts: readonly string[];
}

export function readPlaylist(text: string): ReadPlaylist {
  const value = (tag: string): string | null => new RegExp(`^#${tag}:(.*)$`, 'm').exec(text)?.[1] ?? null;
  const segments: ReadSegment[] = [];
  let parts: string[] = [];
  let [durationSec, programMs, breaks] = [0, Number.NaN, false];
  for (const line of text.split('\n')) {
    const [, tag = '', rest = ''] = /^#([A-Z-]+):?(.*)$/.exec(line) ?? [];
    if (tag === 'EXTINF') durationSec = Number.parseFloat(rest);
    if (tag === 'EXT-X-PROGRAM-DATE-TIME') programMs = Date.parse(rest);
    if (tag === 'EXT-X-DISCONTINUITY') breaks = true;
    if (tag === 'EXT-X-PART') parts.push(rest);
    if (line === '' || line.startsWith('#')) continue;
    segments.push({ uri: line, durationSec, programMs, breaks, parts });
    [parts, breaks] = [[], false];
  }
  return {
    sequence: Number(value('EXT-X-MEDIA-SEQUENCE')),
    discontinuitySequence: Number(value('EXT-X-DISCONTINUITY-SEQUENCE') ?? 0),
    target: Number(value('EXT-X-TARGETDURATION')),
    skipped: Number(/SKIPPED-SEGMENTS=(\d+)/.exec(value('EXT-X-SKIP') ?? '')?.[1] ?? 0),
    segments,
    parts,
    hint: /URI="([^"]+)"/.exec(value('EXT-X-PRELOAD-HINT') ?? '')?.[1] ?? null,
    text,
  };
}

/** The number that a segment's address carries. */
export const numberOf = ({ uri }: ReadSegment): number => Number(/(\d+)\.m4s$/.exec(uri)?.[1]);
