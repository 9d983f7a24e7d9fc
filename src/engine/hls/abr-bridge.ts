import type Hls from 'hls.js';
import type { AbrController, Events, FragLoadedData, ManifestLoadingData } from 'hls.js';
import { isMainSegment } from './fragment-kind.js';

/** Answers with an hls.js level, −1 while it knows none. Asked many times a second. */
export type ChooseLevel = () => number;

/**
 * hls.js's own AbrController with every choice taken over. Its estimator stays fed, since hls.js reads
 * it elsewhere (when to flush ahead of a switch); its emergency abandonment is never armed.
 */
export function createAbrBridge(Base: typeof AbrController, chooseLevel: ChooseLevel): typeof AbrController {
  return class SvAbrController extends Base {
    /** hls.js's own way around a fault: stands until a segment has come that way. */
    #forced = -1;
    #answered = -1;

    override get firstAutoLevel(): number {
      return this.#choose();
    }

    override get forcedAutoLevel(): number {
      return this.#forced;
    }

    override get nextAutoLevel(): number {
      return this.#forced >= 0 ? this.#forced : this.#choose();
    }

    /** hls.js also writes back what it has just read; only another level is a wish of its own. */
    override set nextAutoLevel(level: number) {
      if (level !== this.#answered) this.#forced = this.deriveNextAutoLevel(level);
    }

    protected override onManifestLoading(event: Events.MANIFEST_LOADING, data: ManifestLoadingData): void {
      super.onManifestLoading(event, data);
      this.#forced = -1;
      this.#answered = -1;
    }

    /** The base class would start its own abandonment timer here. */
    protected override onFragLoading(): void {}

    protected override onFragLoaded(event: Events.FRAG_LOADED, data: FragLoadedData): void {
      super.onFragLoaded(event, data);
      if (isMainSegment(data.frag)) this.#forced = -1;
    }

    #choose(): number {
      const hls = this.hls as Hls | null;
      if (!hls) return -1;
      const level = chooseLevel();
      this.#answered = level < 0 ? hls.firstLevel : level;
      return this.#answered;
    }
  };
}
