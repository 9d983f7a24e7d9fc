import type { AbrController } from '../../abr/contract/abr-controller.js';
import { partLoadFailed } from '../../media/load-errors.js';
import { strictestCap, type RenditionCap } from '../../media/rendition.js';
import type { CapOwner, RenditionLimit } from './cap-desk.js';
import type { LimitDeps } from './limit-deps.js';
import type { LimitOptions } from './limit-options.js';
import { networkInformation } from './network-information.js';
import type { SessionLimits } from './session-limits.js';

/**
 * A session's limits, whose code comes after the first frame; beside the engine where the page has asked for
 * what bears on the first choice. If it can't be had, that is told, playback goes on without, and the next
 * frame or source asks again.
 */
export class LateLimits {
  readonly #deps: LimitDeps;
  #options: LimitOptions;
  readonly #caps = new Map<CapOwner, RenditionCap>();
  #limits: SessionLimits | null = null;
  #coming: Promise<void> | null = null;
  #disposed = false;

  constructor(deps: LimitDeps, options: LimitOptions) {
    this.#deps = deps;
    this.#options = options;
    deps.media.addEventListener('loadeddata', this.#attach);
  }

  get list(): readonly RenditionLimit[] {
    return this.#limits?.caps.limits ?? [];
  }

  /** What an engine is to keep to. */
  get bound(): RenditionCap {
    return this.#limits?.caps.combined ?? strictestCap([...this.#caps.values()]);
  }

  set options(options: LimitOptions) {
    this.#options = options;
    this.#limits?.update(options);
  }

  /** The page's own, or the viewer's. */
  cap(cap: RenditionCap, owner: CapOwner): void {
    this.#caps.set(owner, cap);
    if (this.#limits) this.#limits.caps.set(owner, cap);
    else this.#deps.changed();
  }

  /** Resolves once the first choice can be taken; never rejects. */
  async ready(): Promise<void> {
    const { capToSize, dataSaver = 'auto', rememberThroughput } = this.#options;
    const saves = dataSaver === 'auto' ? networkInformation()?.saveData === true : dataSaver === 'on';
    if (capToSize || rememberThroughput || saves) await this.#attach();
  }

  /** `controller` for the next source, with what is remembered. */
  over(controller: AbrController): AbrController {
    return this.#limits?.over(controller) ?? controller;
  }

  dispose(): void {
    this.#disposed = true;
    this.#deps.media.removeEventListener('loadeddata', this.#attach);
    this.#limits?.dispose();
  }

  readonly #attach = (): Promise<void> =>
    (this.#coming ??= import('./session-limits.js').then(
      ({ SessionLimits }) => {
        if (this.#disposed) return;
        this.#limits = new SessionLimits(this.#deps);
        for (const [owner, cap] of this.#caps) this.#limits.caps.set(owner, cap);
        this.#limits.update(this.#options);
      },
      (cause: unknown) => {
        this.#coming = null;
        this.#deps.report(partLoadFailed('session-limits', cause));
      },
    ));
}
