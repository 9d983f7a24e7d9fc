import type { SvEventDetails } from '../element/sv-events.js';

type Pascal<Name extends string> = Name extends `${infer Head}-${infer Rest}`
  ? `${Capitalize<Head>}${Pascal<Rest>}`
  : Capitalize<Name>;

/** Each of the elements' own events as a prop; the compiler names the one that is missing. */
const ownEvents = {
  onSvLoadStart: 'sv-load-start',
  onSvReady: 'sv-ready',
  onSvRenditions: 'sv-renditions',
  onSvRenditionRendered: 'sv-rendition-rendered',
  onSvRenditionSelected: 'sv-rendition-selected',
  onSvDecision: 'sv-decision',
  onSvLimits: 'sv-limits',
  onSvError: 'sv-error',
  onSvRecovered: 'sv-recovered',
  onSvOffline: 'sv-offline',
  onSvChapters: 'sv-chapters',
  onSvChapterChange: 'sv-chapter-change',
  onSvCuePoint: 'sv-cue-point',
  onSvQueueChange: 'sv-queue-change',
  onSvResumed: 'sv-resumed',
  onSvCaptionStyle: 'sv-caption-style',
  onSvCopyLink: 'sv-copy-link',
  onSvPartyState: 'sv-party-state',
  onSvPartyStatus: 'sv-party-status',
  onSvPartyTitle: 'sv-party-title',
  onSvPartyInvite: 'sv-party-invite',
  onSvPartyError: 'sv-party-error',
} as const satisfies { [Type in keyof SvEventDetails as `on${Pascal<Type>}`]: Type };

/** `<video>`'s events under the names that React gives them, which it hears on `<video>` alone. */
const mediaEvents = {
  onAbort: 'abort',
  onCanPlay: 'canplay',
  onCanPlayThrough: 'canplaythrough',
  onDurationChange: 'durationchange',
  onEmptied: 'emptied',
  onEncrypted: 'encrypted',
  onEnded: 'ended',
  onEnterPictureInPicture: 'enterpictureinpicture',
  onError: 'error',
  onLeavePictureInPicture: 'leavepictureinpicture',
  onLoadedData: 'loadeddata',
  onLoadedMetadata: 'loadedmetadata',
  onLoadStart: 'loadstart',
  onPause: 'pause',
  onPlay: 'play',
  onPlaying: 'playing',
  onProgress: 'progress',
  onRateChange: 'ratechange',
  onResize: 'resize',
  onSeeked: 'seeked',
  onSeeking: 'seeking',
  onStalled: 'stalled',
  onSuspend: 'suspend',
  onTimeUpdate: 'timeupdate',
  onVolumeChange: 'volumechange',
  onWaiting: 'waiting',
} as const satisfies Record<string, keyof HTMLVideoElementEventMap>;

/** Prop and the event that it listens to. */
export const events = { ...ownEvents, ...mediaEvents };

type Events = typeof events;

export type EventProps = {
  [Prop in keyof Events]?: ((event: HTMLVideoElementEventMap[Events[Prop]]) => void) | undefined;
};
