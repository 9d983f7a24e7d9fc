import type { SvErrorCategory, SvErrorCode } from '../../src/base/sv-error.js';

/** What an error panel says: what happened, and what the viewer can do. */
export interface FaultWords {
  readonly title: string;
  readonly text: string;
}

/**
 * Every word the interface shows or speaks, in one language. Figures, units of time and names of
 * languages come from `Intl` by `locale`.
 */
export interface Words {
  /** BCP 47, for `Intl`. */
  readonly locale: string;
  readonly controls: string;
  readonly play: string;
  readonly pause: string;
  readonly replay: string;
  readonly mute: string;
  readonly unmute: string;
  readonly volume: string;
  readonly seek: string;
  readonly live: string;
  readonly goLive: string;
  readonly captions: string;
  readonly captionsOff: string;
  readonly settings: string;
  readonly quality: string;
  readonly auto: string;
  readonly speed: string;
  readonly normalSpeed: string;
  readonly stats: string;
  readonly pictureInPicture: string;
  readonly leavePictureInPicture: string;
  readonly fullscreen: string;
  readonly leaveFullscreen: string;
  readonly close: string;
  readonly retry: string;
  readonly buffering: string;
  readonly backOnline: string;
  readonly offline: FaultWords;
  /** The playhead's place, both given in words: "1 minute of 2 minutes". */
  readonly position: (current: string, total: string) => string;
  readonly behindLive: (span: string) => string;
  /** Said when a caption track comes on. */
  readonly captionsNow: (label: string) => string;
  /** A caption track that names neither itself nor its language; `place` counts from 1. */
  readonly unnamedTrack: (place: number) => string;
  readonly faults: Readonly<Record<SvErrorCategory, FaultWords>>;
  /** Codes with more to say than their category. */
  readonly faultCodes: Readonly<Partial<Record<SvErrorCode, FaultWords>>>;
  readonly figures: FigureWords;
  /** A decision's reason by its stable name; one that isn't here is shown as it is named. */
  readonly reasons: Readonly<Record<string, string>>;
  /** What a number in a decision's evidence is, by its name without the unit. */
  readonly evidence: Readonly<Record<string, string>>;
}

/** The stats overlay's row names. */
export interface FigureWords {
  readonly rendered: string;
  readonly loading: string;
  readonly throughput: string;
  readonly buffer: string;
  readonly droppedFrames: string;
  readonly startup: string;
  readonly stalls: string;
  readonly controller: string;
  readonly decision: string;
  readonly unknown: string;
  readonly ofTotal: (part: string, total: string) => string;
  /** `span` is the time they took together. */
  readonly stallsTaking: (count: string, span: string) => string;
}
