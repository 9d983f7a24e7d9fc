import type { FaultWords } from './fault-words.js';
import type { PanelWords } from './panel-words.js';

/**
 * Every word the interface shows or speaks, in one language, but for those in `PanelWords`, which load
 * with what shows them. Figures and units of time come from `Intl` by `locale`.
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
  /** The menu page of sound tracks. */
  readonly audio: string;
  readonly settings: string;
  readonly quality: string;
  readonly auto: string;
  readonly speed: string;
  readonly normalSpeed: string;
  readonly stats: string;
  readonly next: string;
  readonly previous: string;
  /** Buttons; `span` in words: "Back 10 seconds". */
  readonly skipBack: (span: string) => string;
  readonly skipForward: (span: string) => string;
  readonly pictureInPicture: string;
  readonly leavePictureInPicture: string;
  readonly fullscreen: string;
  readonly leaveFullscreen: string;
  readonly close: string;
  readonly retry: string;
  /** A fault, in the fewest words: where the panel that says more can't be had. */
  readonly unplayable: string;
  readonly buffering: string;
  readonly backOnline: string;
  readonly offline: FaultWords;
  /** The playhead's place, both given in words: "1 minute of 2 minutes". */
  readonly position: (current: string, total: string) => string;
  readonly behindLive: (span: string) => string;
  /** The same with the chapter it is in; `position` is in words already. */
  readonly inChapter: (position: string, chapter: string) => string;
  /** Said when a caption track comes on. */
  readonly captionsNow: (label: string) => string;
  /** A caption or sound track that names neither itself nor its language; `place` counts from 1. */
  readonly unnamedTrack: (place: number) => string;
  /** The words of what loads later. English has none here: they come with what shows them. */
  readonly panels?: { readonly [Panel in keyof PanelWords]?: Partial<PanelWords[Panel]> };
}
