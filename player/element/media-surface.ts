/*
 * What `<video>` offers, and how an element around one passes it on. What isn't named here is passed on as it
 * is, under whatever names this browser's `<video>` has it (see `mirror-properties.ts`); what needs thought (src,
 * currentTime, play, error, …) is written out in `session-media.ts` and `stream-media.ts`.
 */

/** Boolean properties, and the attribute that each one reflects. */
export const flagAttributes = {
  autoplay: 'autoplay',
  controls: 'controls',
  defaultMuted: 'muted',
  disablePictureInPicture: 'disablepictureinpicture',
  disableRemotePlayback: 'disableremoteplayback',
  loop: 'loop',
  playsInline: 'playsinline',
} as const;

/** Properties that are strings or numbers, and the attribute that each one reflects. */
export const valueAttributes = {
  controlsList: 'controlslist',
  crossOrigin: 'crossorigin',
  height: 'height',
  poster: 'poster',
  preload: 'preload',
  width: 'width',
} as const;

/** Attributes that mean on the element what they mean on `<video>`, and are set on the inner one. */
export const forwardedAttributes: readonly string[] = [
  ...Object.values(flagAttributes),
  ...Object.values(valueAttributes),
];

/** Re-dispatched on the element under the same name. `error` isn't: the session judges faults first. */
export const mediaEvents = [
  'abort',
  'canplay',
  'canplaythrough',
  'durationchange',
  'emptied',
  'encrypted',
  'ended',
  'enterpictureinpicture',
  'leavepictureinpicture',
  'loadeddata',
  'loadedmetadata',
  'loadstart',
  'pause',
  'play',
  'playing',
  'progress',
  'ratechange',
  'resize',
  'seeked',
  'seeking',
  'stalled',
  'suspend',
  'timeupdate',
  'volumechange',
  'waiting',
  'waitingforkey',
  // Safari's own, of its full screen, its picture in picture and AirPlay.
  'webkitbeginfullscreen',
  'webkitcurrentplaybacktargetiswirelesschanged',
  'webkitendfullscreen',
  'webkitpresentationmodechanged',
] as const;

/** The part of `HTMLVideoElement` that is passed on as it is. */
type Mirrored =
  | keyof typeof flagAttributes
  | Exclude<keyof typeof valueAttributes, 'controlsList'>
  | 'addTextTrack'
  | 'buffered'
  | 'cancelVideoFrameCallback'
  | 'defaultPlaybackRate'
  | 'ended'
  | 'getVideoPlaybackQuality'
  | 'mediaKeys'
  | 'muted'
  | 'onencrypted'
  | 'onenterpictureinpicture'
  | 'onleavepictureinpicture'
  | 'onwaitingforkey'
  | 'playbackRate'
  | 'played'
  | 'preservesPitch'
  | 'readyState'
  | 'remote'
  | 'requestPictureInPicture'
  | 'requestVideoFrameCallback'
  | 'seeking'
  | 'setMediaKeys'
  | 'setSinkId'
  | 'sinkId'
  | 'textTracks'
  | 'videoHeight'
  | 'videoWidth'
  | 'volume';

/** HTML's constants of `networkState` and `readyState`. */
type Constants =
  | 'HAVE_NOTHING'
  | 'HAVE_METADATA'
  | 'HAVE_CURRENT_DATA'
  | 'HAVE_FUTURE_DATA'
  | 'HAVE_ENOUGH_DATA'
  | 'NETWORK_EMPTY'
  | 'NETWORK_IDLE'
  | 'NETWORK_LOADING'
  | 'NETWORK_NO_SOURCE';

export type MediaSurface = Pick<HTMLVideoElement, Mirrored | Constants> & {
  /** Only where the browser's `<video>` has them. */
  captureStream?(): MediaStream;
  /** As on `<video>`. */
  controlsList?: DOMTokenList;
};
