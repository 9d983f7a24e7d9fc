import type { Clock } from '../../src/base/clock.js';
import type { SvError } from '../../src/base/sv-error.js';
import type { Session } from '../../src/session/session.js';
import type { ViewerStorage } from '../memory/viewer-storage.js';
import type { Clip } from './clip.js';

/** The element, as the parts of a title see it. Its times are those of the clip. */
export interface TitleHost extends HTMLElement {
  readonly media: HTMLVideoElement;
  readonly session: Session | null;
  readonly src: string;
  readonly currentSrc: string;
  /** Another source is about to take the place of what plays. */
  readonly loadDue: boolean;
  /** Null: the browser's own. */
  readonly storage: ViewerStorage | null;
  readonly autoplay: boolean;
  readonly startTime: number;
  readonly paused: boolean;
  readonly ended: boolean;
  readonly seeking: boolean;
  readonly readyState: number;
  readonly duration: number;
  readonly loop: boolean;
  /** Seconds; Infinity for never. */
  readonly nextDelay: number;
  readonly textTracks: TextTrackList;
  currentTime: number;
  volume: number;
  muted: boolean;
  playbackRate: number;
  defaultPlaybackRate: number;
  play(): Promise<void>;
}

/** What a title as a whole is made from. */
export interface TitleOptions {
  readonly host: TitleHost;
  readonly clock: Clock;
  /** A fault that playback survives. */
  readonly report: (error: SvError) => void;
  /** What the interface shows of the title has changed. */
  readonly changed: () => void;
}

/** What each part of it is made from. */
export interface TitleParts extends TitleOptions {
  /** What is shown of the title, in its own time. */
  readonly clip: () => Clip;
}
