import type { PlayResult } from '../../../../lab/src/gate/results/play-result.js';
import type { ViewFigures } from '../../../../lab/src/record/view-record.js';

/** A play in which nothing special happened, but for what is given. */
export function play(
  given: Partial<Omit<PlayResult, 'figures' | 'timeline'>> & {
    readonly figures?: Partial<ViewFigures>;
    readonly timeline?: Partial<PlayResult['timeline']>;
  } = {},
): PlayResult {
  const { figures, timeline, ...rest } = given;
  return {
    scenario: 'drop',
    format: 'hls',
    seed: 1,
    build: 'new',
    look: 1,
    fitness: { kind: 'fit' },
    attempts: 1,
    end: { kind: 'watched' },
    complaints: [],
    machine: { busyShare: 0.4, timerLateP99Ms: 10, droppedFrameShare: 0 },
    requests: [],
    screenshots: [],
    kept: [],
    ...rest,
    figures: {
      outcome: 'watched',
      firstFrameMs: 800,
      playedSec: 20,
      stallSec: 0,
      stallCount: 0,
      rebufferPct: 0,
      seekLatencyMs: null,
      switches: 2,
      meanKbps: 1800,
      qoeLin: 1.5,
      qoeLog: 1.1,
      droppedFramePct: 0,
      ...figures,
    },
    timeline: {
      watchedSec: 20,
      linkFromSec: 0.1,
      shown: [[0.8, 800]],
      buffer: [[1, 3]],
      stalls: [],
      seeks: [],
      faults: [],
      ...timeline,
    },
  };
}
