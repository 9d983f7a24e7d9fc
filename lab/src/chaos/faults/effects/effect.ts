import type { RequestKind } from '../../contract.js';
import type { Answer } from '../answer.js';

/** What an effect may know of the request that was struck. */
export interface StruckRequest {
  readonly kind: RequestKind;
  /** After the viewer's and the CDN's part, with the query. */
  readonly path: string;
  /** The rule that struck. */
  readonly ruleId: string;
  /** Decides what the effect leaves open. */
  readonly seed: number;
  /** What comes before `path` in the viewer's URLs, ending in a slash. */
  readonly prefix: string;
  /** What effects keep between requests of one viewer, by a name of their own. */
  readonly memory: Map<string, Answer>;
  /** Resolves after that time, or at once when the client has left. */
  wait(ms: number): Promise<void>;
}

/** What an effect decides before the source is asked: an answer of its own, none ever, or nothing. */
export type Verdict = Answer | 'hang' | 'reset' | null;

/** One effect at work. */
export interface Effect {
  before?(request: StruckRequest): Promise<Verdict> | Verdict;
  /** Makes another answer of the one that was to be sent. */
  after?(answer: Answer, request: StruckRequest): Promise<Answer> | Answer;
}
