/*
 * What `<video>` offers, sorted by how an element around one passes it on.
 * What needs thought (src, currentTime, play, error, …) is written out in `sv-video.ts`.
 */

/** Read from the inner video. */
export const readNames = [
  'buffered',
  'duration',
  'ended',
  'played',
  'readyState',
  'seekable',
  'seeking',
  'textTracks',
  'videoHeight',
  'videoWidth',
  'mediaKeys',
  'remote',
  'sinkId',
] as const;

/** Read from and written to the inner video; no attribute stands behind them. */
export const writeNames = [
  'defaultPlaybackRate',
  'muted',
  'playbackRate',
  'preservesPitch',
  'volume',
] as const;

/** Boolean properties, and the attribute that each one reflects. */
export const flagAttributes = {
  autoplay: 'autoplay',
  defaultMuted: 'muted',
  disablePictureInPicture: 'disablepictureinpicture',
  disableRemotePlayback: 'disableremoteplayback',
  loop: 'loop',
  playsInline: 'playsinline',
} as const;

/** String properties, and the attribute that each one reflects. */
export const textAttributes = {
  crossOrigin: 'crossorigin',
  poster: 'poster',
  preload: 'preload',
} as const;

/** Attributes that mean on the element what they mean on `<video>`, and are set on the inner one. */
export const forwardedAttributes: readonly string[] = [
  ...Object.values(flagAttributes),
  ...Object.values(textAttributes),
  'controlslist',
];

/** Called on the inner video. One that this browser's `<video>` lacks is lacking here too. */
export const methodNames = [
  'addTextTrack',
  'cancelVideoFrameCallback',
  'getVideoPlaybackQuality',
  'requestPictureInPicture',
  'requestVideoFrameCallback',
  'setMediaKeys',
  'setSinkId',
  'captureStream',
] as const;

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
] as const;

type Mirrored =
  | (typeof readNames)[number]
  | (typeof writeNames)[number]
  | keyof typeof flagAttributes
  | keyof typeof textAttributes
  | Exclude<(typeof methodNames)[number], 'captureStream'>;

/** The part of `HTMLVideoElement` that is passed on as it is. */
export type MediaSurface = Pick<HTMLVideoElement, Mirrored> & {
  /** Only where the browser's `<video>` has it. */
  captureStream?(): MediaStream;
};
