import { startsDecoding, type StoredSample } from '../mp4/sample.js';
import type { StoredTrack } from '../title/stored-title.js';
import type { LiveGrid } from './live-grid.js';

/** A stretch of a live track: a segment, or a part of one. */
export interface LiveSpan {
  /** Of its first sample, in the track's timescale; begins anew with each loop where media time does. */
  readonly decodeTime: number;
  /** Since the live title began. */
  readonly fromSec: number;
  readonly durationSec: number;
  /** In the track's timescale. */
  readonly duration: number;
  /** Decoding can begin here. */
  readonly independent: boolean;
  readonly samples: readonly StoredSample[];
}

/** A stored track, looped for ever. */
export interface LiveTrack {
  readonly stored: StoredTrack;
  /** @param part - null: the whole segment. */
  span(segment: number, part: number | null): LiveSpan;
}

interface TrackSettings {
  readonly grid: LiveGrid;
  readonly discontinuities: boolean;
}

/** Pictures: segment by segment as they are stored, each part from the frame that begins in it. */
export function liveVideo(stored: StoredTrack, { grid, discontinuities }: TrackSettings): LiveTrack {
  const { timescale } = stored.head;
  const cuts = stored.segments.map((samples) => partStarts(samples, stored, grid));
  return {
    stored,
    span(segment, part) {
      const index = grid.storedIndex(segment);
      const [from, to] = range(cuts[index] ?? [], part);
      const samples = (stored.segments[index] ?? []).slice(from, to);
      const loopSec = grid.loopOf(segment) * grid.loopSec;
      const storedTime = samples[0]?.decodeTime ?? index * grid.segmentSec * timescale;
      return spanOf(samples, timescale, {
        decodeTime: storedTime + (discontinuities ? 0 : Math.round(loopSec * timescale)),
        fromSec: loopSec + storedTime / timescale,
      });
    },
  };
}

/**
 * Sound: its frames are longer than pictures and don't end where segments do, so that each part has the
 * frames that begin in it. Where media time runs on, the frames do too, without a gap: a loop that has
 * begun within a frame repeats its last one.
 */
export function liveAudio(stored: StoredTrack, { grid, discontinuities }: TrackSettings): LiveTrack {
  const { timescale } = stored.head;
  const frames = stored.segments.flat();
  const frame = frames[0]?.duration ?? 1;
  /** The first frame that begins at this time or later. */
  const frameAt = (sec: number): number => Math.ceil((sec * timescale) / frame - 1e-6);
  return {
    stored,
    span(segment, part) {
      const loopSec = grid.loopOf(segment) * grid.loopSec;
      const anchorSec = discontinuities ? loopSec : 0;
      const atPart = (number: number): number =>
        frameAt(segment * grid.segmentSec + number * grid.partSec - anchorSec);
      const first = discontinuities ? 0 : frameAt(loopSec);
      const from = atPart(part ?? 0);
      const end = atPart(part === null ? grid.partsPerSegment : part + 1);
      const to = discontinuities ? Math.min(end, frames.length) : end;
      const samples = Array.from({ length: Math.max(0, to - from) }, (_, offset) => {
        const sample = frames[Math.min(from + offset - first, frames.length - 1)];
        return sample === undefined ? [] : [sample];
      }).flat();
      const decodeTime = from * frame;
      return spanOf(samples, timescale, { decodeTime, fromSec: anchorSec + decodeTime / timescale });
    },
  };
}

function spanOf(
  samples: readonly StoredSample[],
  timescale: number,
  start: Pick<LiveSpan, 'decodeTime' | 'fromSec'>,
): LiveSpan {
  const duration = samples.reduce((sum, sample) => sum + sample.duration, 0);
  const [first] = samples;
  const independent = first !== undefined && startsDecoding(first);
  return { ...start, duration, durationSec: duration / timescale, independent, samples };
}

/** The first sample of each part of a segment, and the number of samples behind them. */
function partStarts(
  samples: readonly StoredSample[],
  { head }: StoredTrack,
  grid: LiveGrid,
): readonly number[] {
  const beginning = samples[0]?.decodeTime ?? 0;
  const partTicks = grid.partSec * head.timescale;
  return Array.from({ length: grid.partsPerSegment + 1 }, (_, part) => {
    const at = samples.findIndex(({ decodeTime }) => decodeTime - beginning >= part * partTicks - 1e-6);
    return at === -1 ? samples.length : at;
  });
}

function range(cuts: readonly number[], part: number | null): readonly [number, number] {
  return part === null ? [0, cuts.at(-1) ?? 0] : [cuts[part] ?? 0, cuts[part + 1] ?? 0];
}
