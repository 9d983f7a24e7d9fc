import type { LadderStep } from '../ladder.js';
import type { Sound } from '../recipe.js';

/** One segment as it lies on disk. */
export interface MadeSegment {
  readonly durationSec: number;
  readonly bytes: number;
}

/** A rendition as it was made: real sizes, real codec. */
export interface MadeRendition {
  readonly step: LadderStep;
  /** RFC 6381. */
  readonly codec: string;
  readonly segments: readonly MadeSegment[];
}

export interface MadeAudio {
  readonly sound: Sound;
  readonly codec: string;
  /** Units a second, and each segment's length in them. */
  readonly timescale: number;
  readonly durations: readonly number[];
  readonly segments: readonly MadeSegment[];
}

/** What both manifests are written from; the same segments stand behind them. */
export interface MadeTitle {
  readonly durationSec: number;
  readonly segmentSec: number;
  /** Lowest first. */
  readonly renditions: readonly MadeRendition[];
  /** What plays where nobody chooses, and the others. */
  readonly audio: MadeAudio;
  readonly otherAudio: readonly MadeAudio[];
  readonly captions: readonly { readonly language: string; readonly label: string }[];
  readonly storyboard: {
    readonly columns: number;
    readonly rows: number;
    readonly width: number;
    readonly height: number;
    /** What one sheet of pictures covers. */
    readonly sheetSec: number;
  };
}

/** Bits a second of the fattest segment. */
export function peakBps(segments: readonly MadeSegment[]): number {
  return Math.ceil(Math.max(...segments.map(({ bytes, durationSec }) => (bytes * 8) / durationSec)));
}

export function averageBps(segments: readonly MadeSegment[]): number {
  const bytes = segments.reduce((sum, segment) => sum + segment.bytes, 0);
  const seconds = segments.reduce((sum, segment) => sum + segment.durationSec, 0);
  return Math.ceil((bytes * 8) / seconds);
}
