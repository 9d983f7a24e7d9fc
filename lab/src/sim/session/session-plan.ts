import type { AbrContext, AbrController } from '../../../../src/abr/contract/abr-controller.js';
import type { Link } from '../network/link.js';
import type { Title } from '../title/title.js';

/** Everything that decides how a session goes: the same plan, the same result. */
export interface SessionPlan {
  readonly controller: AbrController;
  readonly title: Title;
  readonly link: Link;
  /** How many segments the title has, as its player is told too; default all that are in the table. */
  readonly segmentCount?: number;
  /** A segment is asked for once it fits into this; default 30. */
  readonly maxBufferSec?: number;
  /** Whether a controller is told the sizes of the segments to come; default `hidden`. */
  readonly sizes?: 'known' | 'hidden';
  /** Whether a controller may abandon a download; default true. */
  readonly mayAbandon?: boolean;
  /** Default 1. */
  readonly playbackRate?: number;
  readonly live?: LivePlan;
  /** Overrides parts of what the controller is told: constraints, a hint. */
  readonly context?: Partial<AbrContext>;
}

/**
 * The title as it is being produced. The viewer joins `targetLatencySec` behind the edge, a segment can be
 * asked for once it is whole, and the buffer can't hold more than the target.
 */
export interface LivePlan {
  readonly targetLatencySec: number;
  /** Playback rate while latency is above the target; default 1, no catching up. */
  readonly catchUpRate?: number;
}
