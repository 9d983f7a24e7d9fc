import type Hls from 'hls.js';
import type { Level } from 'hls.js';
import type { CancelTimer, Clock } from '../../base/clock.js';
import type { AbrDriver } from '../driver/abr-driver.js';
import { PENALTY_MS } from './hls-config.js';
import { mapLevels, type LevelMap } from './level-map.js';

export interface LevelChooserOptions {
  readonly hls: Hls;
  readonly driver: AbrDriver;
  readonly clock: Clock;
  /** Everything the choice should know is to be told to the driver now. */
  readonly beforeChoice: () => void;
  readonly onLadder: (before: LevelMap, now: LevelMap) => void;
}

/** Answers hls.js's question for a level by the driver's choice of a rendition. */
export class LevelChooser {
  readonly #options: LevelChooserOptions;
  #map: LevelMap = mapLevels([]);
  #heldFor: object | null = null;
  #cancelHold: CancelTimer | null = null;

  constructor(options: LevelChooserOptions) {
    this.#options = options;
  }

  /** The ladder as hls.js has it now. */
  get map(): LevelMap {
    this.refresh();
    return this.#map;
  }

  /** hls.js replaces its list of levels whenever that changes, and may ask us before it says so. */
  refresh(): void {
    const { levels } = this.#options.hls;
    const before = this.#map;
    if (levels === before.levels || levels.length === 0) return;
    this.#map = mapLevels(levels);
    this.#options.driver.setLadder(this.#map.ladder);
    this.#options.onLadder(before, this.#map);
  }

  /** As `ChooseLevel`. */
  readonly choose = (): number => {
    const { map } = this;
    if (map.ladder.length === 0) return -1;
    this.#options.beforeChoice();
    const decision = this.#options.driver.choose();
    if (decision.waitMs !== undefined && decision.waitMs > 0 && decision !== this.#heldFor) {
      this.#heldFor = decision;
      this.#hold(decision.waitMs);
    }
    return map.levelOf(this.#wayAround(map, decision.renditionIndex));
  };

  /** Ends a hold that the controller asked for: the situation it was meant for is over. */
  release(): void {
    if (!this.#cancelHold) return;
    this.#cancelHold();
    this.#cancelHold = null;
    this.#options.hls.resumeBuffering();
  }

  dispose(): void {
    this.#cancelHold?.();
    this.#cancelHold = null;
  }

  #hold(waitMs: number): void {
    const { hls, clock } = this.#options;
    this.#cancelHold?.();
    hls.pauseBuffering();
    this.#cancelHold = clock.after(waitMs, () => {
      this.release();
    });
  }

  /** The rendition itself, or the nearest (lower first) while its own segments could not be had. */
  #wayAround(map: LevelMap, renditionIndex: number): number {
    const nearest = map.ladder
      .map((_, index) => index)
      .sort(
        (a, b) =>
          Number(a > renditionIndex) - Number(b > renditionIndex) ||
          Math.abs(a - renditionIndex) - Math.abs(b - renditionIndex),
      );
    const sound = nearest.find((index) => {
      const level = map.levels[map.levelOf(index)];
      return level && !this.#failing(level);
    });
    return sound ?? renditionIndex;
  }

  #failing(level: Level): boolean {
    return level.loadError > 0 && this.#options.clock.now() - level.loadErrorTime < PENALTY_MS;
  }
}
