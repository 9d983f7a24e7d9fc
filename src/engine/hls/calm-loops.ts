import type { HlsConfig } from 'hls.js';

type Loops = Pick<HlsConfig, 'streamController' | 'audioStreamController' | 'gapController'>;

/** What we use of hls.js's loops: those that load picture and sound, and the one that looks for gaps. */
interface TickLoop {
  /** Nothing, while an interval is set. */
  setInterval(periodMs: number): boolean;
  clearInterval(): boolean;
  tick(): void;
}

/** The loop that loads the picture also tells which segment is on screen, and is not to be late with that. */
const CALM_PICTURE_MS = 250;
const CALM_MS = 500;

/** hls.js's loops as {@link calmLoop} has them; hls.js's light build lacks some. */
export function calmLoops(
  { streamController, audioStreamController, gapController }: Loops,
  isCalm: () => boolean,
): Loops {
  return {
    streamController: calmLoop(streamController, isCalm, CALM_PICTURE_MS),
    ...(audioStreamController && { audioStreamController: calmLoop(audioStreamController, isCalm, CALM_MS) }),
    ...(gapController && { gapController: calmLoop(gapController, isCalm, CALM_MS) }),
  };
}

/**
 * hls.js looks at its buffers ten times a second, each of three loops for itself, whatever there is to do: most of
 * the main thread's time of a title that plays along. While `isCalm`, it looks less often; what wakes a loop out of
 * turn (a segment that came, a seek, a wait) still does, and asks `isCalm` anew.
 * @param Base one of hls.js's loops, as its settings name it
 */
function calmLoop<Base>(Base: Base, isCalm: () => boolean, calmMs: number): Base {
  const Loop = Base as unknown as new (...args: unknown[]) => TickLoop;
  class CalmLoop extends Loop {
    #usualMs = calmMs;
    #periodMs = calmMs;

    override setInterval(periodMs: number): boolean {
      if (!super.setInterval(periodMs)) return false;
      this.#usualMs = periodMs;
      this.#periodMs = periodMs;
      return true;
    }

    override tick(): void {
      super.tick();
      const periodMs = isCalm() ? Math.max(calmMs, this.#usualMs) : this.#usualMs;
      // A loop that was stopped stays so.
      if (periodMs === this.#periodMs || !this.clearInterval()) return;
      super.setInterval(periodMs);
      this.#periodMs = periodMs;
    }
  }
  return CalmLoop as unknown as Base;
}
