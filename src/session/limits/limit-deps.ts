import type { Clock } from '../../base/clock.js';
import type { SvError } from '../../base/sv-error.js';
import type { Session } from '../session.js';
import type { CapDesk } from './cap-desk.js';

/** What the limits are made from. */
export interface LimitDeps {
  readonly session: Session;
  readonly media: HTMLVideoElement;
  readonly clock: Clock;
  /** Called when what bounds the choice is another. */
  readonly changed: () => void;
  /** A fault that playback survives. */
  readonly report: (error: SvError) => void;
}

/** What each of them is made from. */
export interface OneLimitDeps extends Omit<LimitDeps, 'changed' | 'report'> {
  readonly caps: CapDesk;
}
