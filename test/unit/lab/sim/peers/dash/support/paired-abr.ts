import type {
  AbrContext,
  AbrController,
  AbrDecision,
  AbrEvent,
} from '../../../../../../../src/abr/contract/abr-controller.js';
import type { DownloadProgress } from '../../../../../../../src/media/download.js';

/** One question and both answers. */
export interface Answers {
  readonly question: 'decide' | 'abandon';
  readonly atMs: number;
  readonly ours: { readonly renditionIndex: number; readonly waitMs: number } | null;
  readonly theirs: { readonly renditionIndex: number; readonly waitMs: number } | null;
}

/** Asks two controllers the same and writes both answers down; the session follows the second. */
export class PairedAbr implements AbrController {
  readonly name = 'paired';
  readonly answers: Answers[] = [];
  readonly #ours: AbrController;
  readonly #theirs: AbrController;

  constructor(ours: AbrController, theirs: AbrController) {
    this.#ours = ours;
    this.#theirs = theirs;
  }

  observe(event: AbrEvent): void {
    this.#ours.observe(event);
    this.#theirs.observe(event);
  }

  decide(context: AbrContext): AbrDecision {
    const ours = this.#ours.decide(context);
    const theirs = this.#theirs.decide(context);
    this.#note('decide', context.nowMs, ours, theirs);
    return theirs;
  }

  abandon(progress: DownloadProgress, context: AbrContext): AbrDecision | null {
    const ours = this.#ours.abandon?.(progress, context) ?? null;
    const theirs = this.#theirs.abandon?.(progress, context) ?? null;
    this.#note('abandon', context.nowMs, ours, theirs);
    return theirs;
  }

  reset(): void {
    this.#ours.reset();
    this.#theirs.reset();
  }

  #note(
    question: Answers['question'],
    atMs: number,
    ours: AbrDecision | null,
    theirs: AbrDecision | null,
  ): void {
    this.answers.push({ question, atMs, ours: plain(ours), theirs: plain(theirs) });
  }
}

function plain(decision: AbrDecision | null): Answers['ours'] {
  // A microsecond of wait is beyond either's arithmetic.
  return decision === null
    ? null
    : { renditionIndex: decision.renditionIndex, waitMs: Math.round((decision.waitMs ?? 0) * 1000) / 1000 };
}
