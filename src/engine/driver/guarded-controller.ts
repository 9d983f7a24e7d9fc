import type {
  AbrContext,
  AbrController,
  AbrDecision,
  AbrEvent,
  BufferedSegment,
  Replacement,
} from '../../abr/contract/abr-controller.js';
import { describe, type SvError } from '../../base/sv-error.js';
import type { DownloadProgress } from '../../media/download.js';
import { abrControllerFailed } from '../../media/errors.js';

/** What plays while a controller is out of order. */
const lowest: AbrDecision = { renditionIndex: 0, reason: 'controller-failed' };

/**
 * A controller may be a page's own code: whatever it throws or answers, playback goes on at the
 * lowest rendition, and its fault is told once for each controller name.
 */
export class GuardedController {
  readonly #controller: AbrController;
  readonly #onFailure: (error: SvError) => void;
  readonly #reported = new Set<string>();

  constructor(controller: AbrController, onFailure: (error: SvError) => void) {
    this.#controller = controller;
    this.#onFailure = onFailure;
  }

  get name(): string {
    return this.#controller.name;
  }

  observe(event: AbrEvent): void {
    try {
      this.#controller.observe(event);
    } catch (cause) {
      this.#report('observe() threw', cause);
    }
  }

  decide(context: AbrContext): AbrDecision {
    try {
      return this.#usable(this.#controller.decide(context)) ?? lowest;
    } catch (cause) {
      this.#report('decide() threw', cause);
      return lowest;
    }
  }

  abandon(progress: DownloadProgress, context: AbrContext): AbrDecision | null {
    try {
      const decision = this.#controller.abandon?.(progress, context) ?? null;
      return decision && this.#usable(decision);
    } catch (cause) {
      this.#report('abandon() threw', cause);
      return null;
    }
  }

  replace(context: AbrContext, buffered: readonly BufferedSegment[]): Replacement | null {
    try {
      const answer = this.#controller.replace?.(context, buffered) ?? null;
      return answer && answer.fromSec > 0 ? answer : null;
    } catch (cause) {
      this.#report('replace() threw', cause);
      return null;
    }
  }

  #usable(decision: AbrDecision): AbrDecision | null {
    if (Number.isFinite(decision.renditionIndex)) return decision;
    this.#report(`it answered the rendition index ${describe(decision.renditionIndex)}`);
    return null;
  }

  #report(why: string, cause?: unknown): void {
    if (this.#reported.has(this.name)) return;
    this.#reported.add(this.name);
    this.#onFailure(abrControllerFailed(this.name, why, cause));
  }
}
