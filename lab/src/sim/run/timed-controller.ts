import type {
  AbrContext,
  AbrController,
  AbrDecision,
  AbrEvent,
} from '../../../../src/abr/contract/abr-controller.js';
import type { DownloadProgress } from '../../../../src/media/download.js';

/** Passes everything on, and notes how long each decision took by the wall clock. */
export class TimedController implements AbrController {
  readonly decisionsMs: number[] = [];
  readonly abandon?: (progress: DownloadProgress, context: AbrContext) => AbrDecision | null;
  readonly #inner: AbrController;

  constructor(inner: AbrController) {
    this.#inner = inner;
    // A rule without the method must stay without it: the session asks whether it is there.
    if (inner.abandon !== undefined)
      this.abandon = (progress, context) => inner.abandon?.(progress, context) ?? null;
  }

  get name(): string {
    return this.#inner.name;
  }

  observe(event: AbrEvent): void {
    this.#inner.observe(event);
  }

  decide(context: AbrContext): AbrDecision {
    const began = performance.now();
    const decision = this.#inner.decide(context);
    this.decisionsMs.push(performance.now() - began);
    return decision;
  }

  reset(): void {
    this.#inner.reset();
  }
}
