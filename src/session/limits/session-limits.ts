import type { AbrController } from '../../abr/contract/abr-controller.js';
import { rememberingAbr } from '../../abr/start/remembering-abr.js';
import { CapDesk } from './cap-desk.js';
import type { LimitDeps, OneLimitDeps } from './limit-deps.js';
import type { LimitOptions } from './limit-options.js';
import { limitToDataSaver } from './limit-to-data-saver.js';
import { limitToDecoding } from './limit-to-decoding.js';
import { limitToSize } from './limit-to-size.js';
import { limitToSmoothFrames } from './limit-to-smooth-frames.js';
import { ThroughputMemory } from './throughput-memory.js';

/** All that bounds a session's choices, from the first `update` to `dispose`. Loaded late: see `LateLimits`. */
export class SessionLimits {
  readonly caps: CapDesk;
  readonly #deps: OneLimitDeps;
  readonly #stops = new Map<string, { readonly setting: unknown; readonly stop: () => void }>();
  #memory: ThroughputMemory | null = null;

  constructor({ session, media, clock, changed }: LimitDeps) {
    this.caps = new CapDesk(changed);
    this.#deps = { session, media, clock, caps: this.caps };
  }

  update({ capToSize = false, dataSaver = 'auto', rememberThroughput = false }: LimitOptions): void {
    const deps = this.#deps;
    this.#run('frames', true, () => limitToSmoothFrames(deps));
    this.#run('decoding', true, () => limitToDecoding(deps));
    this.#run('size', capToSize, () => limitToSize(deps));
    this.#run('data-saver', dataSaver, () => limitToDataSaver(deps, dataSaver));
    this.#run('memory', rememberThroughput, () => {
      const memory = new ThroughputMemory(deps);
      this.#memory = memory;
      return () => {
        this.#memory = null;
        memory.dispose();
      };
    });
  }

  /** As `LateLimits.over`. */
  over(controller: AbrController): AbrController {
    const kbps = this.#memory?.believedKbps() ?? null;
    return kbps === null ? controller : rememberingAbr(controller, kbps);
  }

  dispose(): void {
    for (const { stop } of this.#stops.values()) stop();
    this.#stops.clear();
  }

  /** Starts what is wanted, once, and stops what isn't any more. */
  #run(name: string, setting: unknown, start: () => () => void): void {
    const running = this.#stops.get(name);
    if (running?.setting === setting) return;
    running?.stop();
    this.#stops.delete(name);
    if (setting !== false) this.#stops.set(name, { setting, stop: start() });
  }
}
