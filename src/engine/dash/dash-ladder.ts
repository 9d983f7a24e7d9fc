import type { Representation } from 'dashjs';
import type { Ladder, Rendition } from '../../media/rendition.js';

/** The part of dash.js's representation that is read here. */
export type DashRepresentation = Pick<
  Representation,
  'id' | 'bandwidth' | 'width' | 'height' | 'frameRate' | 'codecs'
>;

/** dash.js sorts by picture size first; the ladder goes by bitrate. */
export function toLadder(representations: readonly DashRepresentation[]): Ladder {
  const seen = new Map(representations.map((representation) => [representation.id, representation]));
  return Array.from(seen.values())
    .toSorted((a, b) => a.bandwidth - b.bandwidth)
    .map(toRendition);
}

/**
 * Where a representation stands in the ladder: by its id, else (another period may name them
 * otherwise) by the nearest bitrate; −1 in an empty ladder.
 */
export function ladderIndex(ladder: Ladder, { id, bandwidth }: DashRepresentation): number {
  const named = ladder.findIndex((rendition) => rendition.id === id);
  if (named >= 0) return named;
  const distance = (index: number): number => Math.abs((ladder[index]?.bitrateKbps ?? 0) - bandwidth / 1000);
  return ladder.reduce(
    (nearest, _rendition, index) => (nearest < 0 || distance(index) < distance(nearest) ? index : nearest),
    -1,
  );
}

/** The representation that an index into the ladder stands for. */
export function representationAt<Known extends DashRepresentation>(
  representations: readonly Known[],
  ladder: Ladder,
  index: number,
): Known | null {
  return representations.find((known) => ladderIndex(ladder, known) === index) ?? null;
}

export function sameLadder(a: Ladder, b: Ladder): boolean {
  return a.length === b.length && a.every(({ id }, index) => id === b[index]?.id);
}

function toRendition({ id, bandwidth, width, height, frameRate, codecs }: DashRepresentation): Rendition {
  return {
    id,
    bitrateKbps: bandwidth / 1000,
    ...(width > 0 ? { width } : {}),
    ...(height > 0 ? { height } : {}),
    ...(frameRate > 0 ? { frameRate } : {}),
    ...(codecs ? { codec: codecs.replace(/^.*codecs="?([^";]*)"?.*$/, '$1') } : {}),
  };
}
