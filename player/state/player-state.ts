import type { DecisionRecord } from '../../src/media/decision.js';
import type { Ladder, RenditionSelection } from '../../src/media/rendition.js';
import type { SvError } from '../../src/base/sv-error.js';
import type { CaptionStyle } from '../captions/caption-style.js';
import { initialTitleState, type TitleState } from '../title/title-state.js';

export interface TimeSpan {
  readonly startSec: number;
  readonly endSec: number;
}

/** A caption or subtitle track; `index` is its place in the element's `textTracks`. */
export interface CaptionTrack {
  readonly index: number;
  readonly label: string;
  readonly language: string;
  readonly showing: boolean;
}

/** A sound track; `index` is its place in the element's `audioTracks`. */
export interface AudioChoice {
  readonly index: number;
  readonly label: string;
  readonly language: string;
  readonly selected: boolean;
}

/** Another screen or loudspeaker: by AirPlay, or by what the browser offers (Remote Playback). */
export interface RemoteTarget {
  readonly kind: 'airplay' | 'remote';
  /** The video is there now. */
  readonly connected: boolean;
}

/** What the stats overlay shows; gathered only while it is open. */
export interface PlayerStats {
  readonly engine: string;
  readonly controller: string;
  readonly renderedLabel: string;
  readonly loadingLabel: string;
  readonly throughputKbps: number | null;
  readonly bufferLevelSec: number;
  readonly droppedFrames: number;
  readonly totalFrames: number;
  /** Behind what is being made now; null where that isn't known, and for what isn't live. */
  readonly latencySec: number | null;
  readonly decision: DecisionRecord | null;
  readonly startupMs: number | null;
  readonly stallCount: number;
  readonly stallMs: number;
}

/**
 * Everything the interface shows, as one immutable value. Controls get it as a property and ask for
 * changes by {@link PlayerRequest}; they change only when the media confirms.
 */
export interface PlayerState extends TitleState {
  /** `error`: playback ended by a fault; `waiting`: a spinner is due (loading, stall or seek). */
  readonly phase: 'empty' | 'loading' | 'ready' | 'playing' | 'paused' | 'waiting' | 'ended' | 'error';
  readonly paused: boolean;
  /** True until the first frame of this source was asked for: the big play button's time. */
  readonly untouched: boolean;
  readonly currentSec: number;
  /** NaN while unknown, Infinity for live. */
  readonly durationSec: number;
  readonly seekable: TimeSpan;
  readonly buffered: readonly TimeSpan[];
  readonly live: boolean;
  /** From here on playback counts as live; NaN where nothing is known of that. */
  readonly liveEdgeStartSec: number;
  readonly volume: number;
  readonly muted: boolean;
  readonly playbackRate: number;
  readonly loop: boolean;
  readonly playbackRates: readonly number[];
  readonly renditions: Ladder;
  readonly selection: RenditionSelection;
  /** What is on screen; −1 while unknown. */
  readonly renderedIndex: number;
  readonly captions: readonly CaptionTrack[];
  /** Empty: as the browser and the system have it. */
  readonly captionStyle: CaptionStyle;
  readonly audioTracks: readonly AudioChoice[];
  /** The name of the controller that chooses renditions; empty without a session. */
  readonly controller: string;
  /** Less is loaded to save data: the viewer, the page or the browser wants so. */
  readonly savingData: boolean;
  readonly fullscreen: boolean;
  readonly fullscreenAvailable: boolean;
  readonly pictureInPicture: boolean;
  readonly pictureInPictureAvailable: boolean;
  /** What the buttons and keys that skip go by, seconds; 0 takes the button away. */
  readonly skipBackSec: number;
  readonly skipForwardSec: number;
  /** A device that the video can be sent to; null where there is none to be seen. */
  readonly remote: RemoteTarget | null;
  readonly error: SvError | null;
  /** The device is offline and playback will go on by itself. */
  readonly offline: boolean;
  readonly title: string;
  readonly poster: string;
  readonly statsOpen: boolean;
  readonly stats: PlayerStats | null;
  /** The pointer or keyboard was used lately, or playback is not running: controls are shown. */
  readonly userActive: boolean;
}

export const initialPlayerState: PlayerState = {
  ...initialTitleState,
  phase: 'empty',
  paused: true,
  untouched: true,
  currentSec: 0,
  durationSec: Number.NaN,
  seekable: { startSec: 0, endSec: 0 },
  buffered: [],
  live: false,
  liveEdgeStartSec: Number.NaN,
  volume: 1,
  muted: false,
  playbackRate: 1,
  loop: false,
  playbackRates: [0.5, 0.75, 1, 1.25, 1.5, 2],
  renditions: [],
  selection: { mode: 'auto' },
  renderedIndex: -1,
  captions: [],
  captionStyle: {},
  audioTracks: [],
  controller: '',
  savingData: false,
  fullscreen: false,
  fullscreenAvailable: false,
  pictureInPicture: false,
  pictureInPictureAvailable: false,
  skipBackSec: 10,
  skipForwardSec: 10,
  remote: null,
  error: null,
  offline: false,
  title: '',
  poster: '',
  statsOpen: false,
  stats: null,
  userActive: true,
};
