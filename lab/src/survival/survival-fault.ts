import type { FaultRule, LinkScript } from '../chaos/contract.js';
import type { StreamFormat } from '../play/players.js';

/**
 * What is owed to the viewer: `plays-on` where what is missing can be had again or done without,
 * `clear-error` where nothing is left to play, `either` where both are fair.
 */
export type Expectation = 'plays-on' | 'clear-error' | 'either';

export type FaultGroup = 'manifest' | 'init' | 'video' | 'audio and captions' | 'network';

/** One thing that goes wrong during one play of the lab's title. */
export interface SurvivalFault {
  /** Unique; as an option and in tables. */
  readonly id: string;
  readonly group: FaultGroup;
  /** For a reader of the table. */
  readonly words: string;
  /** The same for both formats, or of each its own. */
  readonly rules: readonly FaultRule[] | Readonly<Record<StreamFormat, readonly FaultRule[]>>;
  /** Default: `usualLink`. */
  readonly link?: LinkScript;
  readonly expected: Expectation;
  /** Position in the title at which the fault has been played through; default 20. */
  readonly passedAtSec?: number;
  /** How long the page is watched at most; default 60. */
  readonly watchSec?: number;
  /** How long the picture may stand at one go, the start too; default 15. */
  readonly mostWaitSec?: number;
  /** The viewer has captions on. */
  readonly captions?: boolean;
  /** The device has no connection meanwhile; since the page was told to play. */
  readonly offline?: { readonly fromSec: number; readonly toSec: number };
}

/** A good line, though no player has all of the title within seconds. */
export const usualLink: LinkScript = { steps: [{ fromSec: 0, kbps: 6_000, latencyMs: 30 }] };

export const defaults = { passedAtSec: 20, watchSec: 60, mostWaitSec: 15 } as const;

export function rulesOf({ rules }: SurvivalFault, format: StreamFormat): readonly FaultRule[] {
  return 'hls' in rules ? rules[format] : rules;
}
