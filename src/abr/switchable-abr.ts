import type { DownloadProgress, DownloadSample } from '../media/download.js';
import type { Ladder } from '../media/rendition.js';
import type {
  AbrContext,
  AbrController,
  AbrDecision,
  AbrEvent,
  BufferedSegment,
  Replacement,
} from './contract/abr-controller.js';

/** Enough to fill any controller's window; older samples tell of another time. */
const replayedSamples = 20;

/** A controller whose mind can be changed in mid-play. */
export interface SwitchableAbr extends AbrController {
  readonly current: AbrController;
  /**
   * Lets `next` decide from now on. It is reset, then told the ladder and the last samples, so
   * that it doesn't start blind.
   */
  use(next: AbrController): void;
}

export function createSwitchableAbr(initial: AbrController): SwitchableAbr {
  return new Switchable(initial);
}

class Switchable implements SwitchableAbr {
  #current: AbrController;
  #renditions: Ladder | null = null;
  #samples: DownloadSample[] = [];

  constructor(initial: AbrController) {
    this.#current = initial;
  }

  get name(): string {
    return this.#current.name;
  }

  get current(): AbrController {
    return this.#current;
  }

  use(next: AbrController): void {
    if (next === this.#current) return;
    next.reset();
    if (this.#renditions !== null) next.observe({ type: 'renditions', renditions: this.#renditions });
    for (const sample of this.#samples) next.observe({ type: 'sample', sample });
    this.#current = next;
  }

  observe(event: AbrEvent): void {
    if (event.type === 'renditions') this.#renditions = event.renditions;
    if (event.type === 'sample') {
      this.#samples.push(event.sample);
      if (this.#samples.length > replayedSamples) this.#samples.shift();
    }
    this.#current.observe(event);
  }

  decide(context: AbrContext): AbrDecision {
    return this.#current.decide(context);
  }

  abandon(progress: DownloadProgress, context: AbrContext): AbrDecision | null {
    return this.#current.abandon?.(progress, context) ?? null;
  }

  replace(context: AbrContext, buffered: readonly BufferedSegment[]): Replacement | null {
    return this.#current.replace?.(context, buffered) ?? null;
  }

  reset(): void {
    this.#renditions = null;
    this.#samples = [];
    this.#current.reset();
  }
}
