import type { AbrController } from '../../../../src/abr/contract/abr-controller.js';
import { Link } from '../network/link.js';
import type { Trace } from '../network/trace.js';
import type { QoeModel } from '../score/score.js';
import type { LivePlan, SessionPlan } from '../session/session-plan.js';
import type { Title } from '../title/title.js';

/** What holds for every session of a run. Plain data: it goes to the workers as it is. */
export interface SimSettings {
  readonly qoe: QoeModel['name'];
  /** Of each title; a shorter title is played whole. */
  readonly segmentCount: number;
  /** With `live`, the live target is the buffer. */
  readonly maxBufferSec: number;
  readonly live?: LivePlan;
  readonly sizes: 'known' | 'hidden';
  readonly mayAbandon: boolean;
  readonly slowStart: boolean;
  /** Keeps the pairs that nobody could watch; see `watchable.ts`. */
  readonly allPairs: boolean;
}

/** The settings of the project's own figures. */
export const defaultSettings: SimSettings = {
  qoe: 'log',
  segmentCount: 100,
  maxBufferSec: 30,
  sizes: 'hidden',
  mayAbandon: true,
  slowStart: false,
  allPairs: false,
};

export function linkOf(trace: Trace, { slowStart }: SimSettings): Link {
  return new Link(trace, { slowStart });
}

export function planOf(
  settings: SimSettings,
  title: Title,
  link: Link,
  controller: AbrController,
): SessionPlan {
  const { segmentCount, sizes, mayAbandon, live } = settings;
  return {
    controller,
    title,
    link,
    segmentCount,
    sizes,
    mayAbandon,
    maxBufferSec: bufferOf(settings),
    ...(live !== undefined && { live }),
  };
}

/** What a player may hold, seconds. */
export function bufferOf({ maxBufferSec, live }: SimSettings): number {
  return live?.targetLatencySec ?? maxBufferSec;
}
