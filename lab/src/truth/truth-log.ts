/** What the page's recorder wrote down, in the order that it came to know it. */
export interface TruthEntry {
  /** Which of the page's players, 0 the first. */
  readonly player: number;
  readonly what:
    /** By the script: a source was set, or playback asked for. */
    | 'load'
    | 'asked'
    /** `play()` of the media element was called, by whomever. */
    | 'called'
    /** A frame came on screen. */
    | 'frame'
    | 'loadeddata'
    | 'play'
    | 'pause'
    | 'seeking'
    | 'seeked'
    | 'waiting'
    | 'playing'
    | 'ended'
    | 'ratechange'
    | 'emptied'
    | 'error'
    | 'fatal'
    | 'trouble'
    | 'hidden'
    | 'shown'
    | 'pagehide'
    | 'pageshow';
  /** Epoch ms; of a frame: when it was presented. */
  readonly atMs: number;
  /** Of a frame its own time in the title, of an event the playhead's. */
  readonly sec?: number;
  readonly rate?: number;
  readonly kept?: boolean;
  readonly paused?: boolean;
}
