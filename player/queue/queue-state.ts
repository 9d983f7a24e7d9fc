import type { RepeatMode } from './play-order.js';
import type { QueueItem } from './queue-item.js';

/** What the interface shows of a queue. */
export interface QueueState {
  readonly items: readonly QueueItem[];
  /** Which one is the player's now; −1 for none of them. */
  readonly index: number;
  readonly hasNext: boolean;
  readonly hasPrevious: boolean;
  readonly shuffle: boolean;
  readonly repeat: RepeatMode;
}

/** The title that plays by itself in a moment. */
export interface UpNext {
  readonly item: QueueItem;
  readonly index: number;
  readonly secLeft: number;
  /** What was counted down from. */
  readonly ofSec: number;
}
