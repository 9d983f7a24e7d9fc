/** Of one group in the sheet of keys. */
export type KeyGroup = 'playback' | 'places' | 'sound' | 'view';

/** What a key does, as a line in the sheet. */
export type KeyDeed =
  | 'playPause'
  | 'nudge'
  | 'frame'
  | 'speed'
  | 'tenths'
  | 'ends'
  | 'volume'
  | 'mute'
  | 'captions'
  | 'fullscreen'
  | 'pictureInPicture'
  | 'queue'
  | 'sheet';

/**
 * The words of keys, gestures and other screens, in one language; loaded with what says them. Texts in `…Now` and
 * those without a button are spoken, not shown.
 */
export interface InputWords {
  /** The sheet's title. */
  readonly keys: string;
  /** Between two keys that do the same. */
  readonly or: string;
  readonly spaceKey: string;
  readonly shiftKey: string;
  readonly groups: Readonly<Record<KeyGroup, string>>;
  readonly deeds: Readonly<Record<KeyDeed, string>>;
  readonly playingNow: string;
  readonly pausedNow: string;
  readonly mutedNow: string;
  /** `percent` as a figure: "Volume 55 %". */
  readonly volumeNow: (percent: string) => string;
  /** `rate` as a figure: "Speed 1.25". */
  readonly speedNow: (rate: string) => string;
  readonly qualityNow: (label: string) => string;
  /** Buttons, pressed while the video is there. */
  readonly airplay: string;
  readonly remote: string;
  /** In the page, while the picture is in a window of its own. */
  readonly away: string;
  readonly bringBack: string;
}
