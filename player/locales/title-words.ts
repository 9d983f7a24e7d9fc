/** The words of chapters, the queue, and the cards about a title, in one language; loaded with what shows them. */
export interface TitleWords {
  readonly chapters: string;
  readonly loop: string;
  readonly queue: string;
  readonly shuffle: string;
  /** Of the whole queue. */
  readonly repeat: string;
  readonly upNext: string;
  readonly playNow: string;
  readonly cancel: string;
  readonly startOver: string;
  /** Said when the next title is about to play by itself; `span` is in words. */
  readonly upNextIn: (title: string, span: string) => string;
  /** Playback was taken up where it was left; `time` as on a clock. */
  readonly resumedAt: (time: string) => string;
  /** A title of the queue without a name; `place` counts from 1. */
  readonly unnamedTitle: (place: number) => string;
}
