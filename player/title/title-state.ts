import type { QueueState, UpNext } from '../queue/queue-state.js';
import type { Chapter } from './mark.js';
import type { StoryboardTile } from './storyboard.js';

/** What the interface shows of a title beyond its media. */
export interface TitleState {
  /** In order; empty where the title has none. */
  readonly chapters: readonly Chapter[];
  /** There are pictures for the seek bar, be they not loaded yet. */
  readonly storyboardOffered: boolean;
  /** Empty until asked for. */
  readonly storyboard: readonly StoryboardTile[];
  /** Null without a queue of two or more. */
  readonly queue: QueueState | null;
  /** The title that plays by itself in a moment. */
  readonly upNext: UpNext | null;
  /** Where playback was taken up from an earlier visit, while the viewer should know; else null. */
  readonly resumedAtSec: number | null;
}

export const initialTitleState: TitleState = {
  chapters: [],
  storyboardOffered: false,
  storyboard: [],
  queue: null,
  upNext: null,
  resumedAtSec: null,
};
