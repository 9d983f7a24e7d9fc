import type {
  AbrContext,
  AbrDecision,
  AbrEvent,
  BufferedSegment,
  Replacement,
} from '../../../src/abr/contract/abr-controller.js';
import type { DownloadProgress } from '../../../src/media/download.js';

/** What a controller answered; `threw` where it failed instead. */
export type Answer<Given> = { readonly threw: false; readonly given: Given } | { readonly threw: true };

/** Another controller decides from here on. */
export interface UseCall {
  readonly call: 'use';
  readonly name: string;
  /** Made by its registered name, or an object of the page's own. */
  readonly from: 'name' | 'object';
}

/** A question to the controller, whole, with its answer. */
export type Question =
  | { readonly call: 'decide'; readonly context: AbrContext; readonly answer: Answer<AbrDecision> }
  | {
      readonly call: 'abandon';
      readonly progress: DownloadProgress;
      readonly context: AbrContext;
      readonly answer: Answer<AbrDecision | null>;
    }
  | {
      readonly call: 'replace';
      readonly context: AbrContext;
      readonly buffered: readonly BufferedSegment[];
      readonly answer: Answer<Replacement | null>;
    };

export type Call = UseCall | { readonly call: 'observe'; readonly event: AbrEvent } | Question;

/** A session as the player saved it. */
export interface RecordedSession {
  readonly file: string;
  /** What recorded it: `sv-player/VERSION`. */
  readonly sdk: string;
  readonly engine: string | null;
  readonly isLive: boolean;
  /** The end is missing. */
  readonly truncated: boolean;
  readonly calls: readonly Call[];
}
