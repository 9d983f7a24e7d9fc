import type { TrackHead } from '../mp4/read-init.js';
import type { StoredSample } from '../mp4/sample.js';

/** A title as it lies in its folder, with every sample's place; no media data. */
export interface StoredTitle {
  /** Of every segment of a loop. */
  readonly segmentSec: number;
  /** In a loop. */
  readonly segmentCount: number;
  /** As the multivariant playlist lists them. */
  readonly renditions: readonly StoredRendition[];
  /** Null where the title is silent. */
  readonly audio: StoredTrack | null;
}

export interface StoredTrack {
  /** Names the track in URLs: `video/720p`, `audio`. */
  readonly path: string;
  /** RFC 6381. */
  readonly codec: string;
  /** Relative to the title's folder. */
  readonly initFile: string;
  readonly head: TrackHead;
  /** By stored segment. */
  readonly segments: readonly (readonly StoredSample[])[];
  /** Bits a second of the fattest segment. */
  readonly peakBps: number;
}

export interface StoredRendition extends StoredTrack {
  readonly width: number;
  readonly height: number;
  readonly frameRate: number | null;
  /** With the sound, as the multivariant playlist says. */
  readonly bandwidthBps: number;
  readonly averageBps: number;
}
