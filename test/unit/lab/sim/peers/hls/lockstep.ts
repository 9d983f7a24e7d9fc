import type {
  AbrContext,
  AbrController,
  AbrDecision,
  AbrEvent,
} from '../../../../../../src/abr/contract/abr-controller.js';
import type { DownloadProgress } from '../../../../../../src/media/download.js';

/** One question and both answers; null where the download went on. */
export interface Comparison {
  readonly asked: 'decide' | 'abandon';
  readonly ours: number | null;
  readonly theirs: number | null;
  readonly oursKbps: number | undefined;
  readonly theirsKbps: number | undefined;
  readonly at: AbrContext;
}

/** Asks two controllers the same questions; the second one's answers are followed. */
export class Lockstep implements AbrController {
  readonly name = 'lockstep';
  readonly comparisons: Comparison[] = [];
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
    this.#compare('decide', ours, theirs, context);
    return theirs;
  }

  abandon(progress: DownloadProgress, context: AbrContext): AbrDecision | null {
    const ours = this.#ours.abandon?.(progress, context) ?? null;
    const theirs = this.#theirs.abandon?.(progress, context) ?? null;
    this.#compare('abandon', ours, theirs, context);
    return theirs;
  }

  #compare(
    asked: Comparison['asked'],
    ours: AbrDecision | null,
    theirs: AbrDecision | null,
    at: AbrContext,
  ): void {
    this.comparisons.push({
      asked,
      ours: ours?.renditionIndex ?? null,
      theirs: theirs?.renditionIndex ?? null,
      oursKbps: ours?.evidence?.['throughputKbps'],
      theirsKbps: theirs?.evidence?.['throughputKbps'],
      at,
    });
  }

  /** Where the answers were not the same; estimates may differ in the last bits. */
  get differences(): Comparison[] {
    return this.comparisons.filter(
      ({ ours, theirs, oursKbps = 0, theirsKbps = 0 }) =>
        ours !== theirs || Math.abs(oursKbps - theirsKbps) > 1e-6 * Math.max(oursKbps, theirsKbps),
    );
  }

  reset(): void {
    this.#ours.reset();
    this.#theirs.reset();
  }
}
