import type { DecisionRecord } from '../media/decision.js';
import type { EngineKind } from '../media/media-engine.js';
import type { ViewSummary } from '../qoe/contract.js';

/** An object as JSON has it. What JSON has no number for is a text: `NaN`, `Infinity`, `-Infinity`, `-0`. */
export type Recorded = Readonly<Record<string, unknown>>;

/**
 * One thing that a controller was told or asked, with what it answered. Contexts and progresses are written as
 * what differs from the one before; null for what was there and isn't any more.
 */
export type RecordedCall =
  /**
   * From here on another controller decides, one made by its registered name or an object of the page's own.
   * What it is then told of the past follows as any other event.
   */
  | readonly ['use', name: string, from: 'name' | 'object']
  | readonly ['observe', event: Recorded]
  | readonly ['decide', context: Recorded, answer: Recorded]
  | readonly ['abandon', progress: Recorded, context: Recorded, answer: Recorded | null]
  | readonly ['replace', context: Recorded, buffered: readonly Recorded[], answer: Recorded | null];

/**
 * A source's playback as its controller saw it, ready for `JSON.stringify`: `sv-lab replay` takes the same
 * decisions from it. It holds no addresses; renditions go by `r0`, `r1`, … instead of their ids.
 */
export interface SessionRecord {
  readonly kind: 'sv-session';
  readonly version: 1;
  /** `sv-player/VERSION`. */
  readonly sdk: string;
  /** Null if no source's engine is there. */
  readonly engine: EngineKind | null;
  readonly isLive: boolean;
  /** It was too long to be kept whole: the end is missing. */
  readonly truncated: boolean;
  /** In order, since the source was loaded. An answer of `{ threw: true }`: the controller failed. */
  readonly calls: readonly RecordedCall[];
  /** One for each segment that was asked for, on the clock of the calls' `nowMs`. */
  readonly decisions: readonly DecisionRecord[];
  /** What the viewer lived through; null where no view is open. */
  readonly qoe: ViewSummary | null;
}
