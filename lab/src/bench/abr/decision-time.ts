import type { AbrController } from '../../../../src/abr/contract/abr-controller.js';
import { generateTraces } from '../../sim/network/synthetic/generate-traces.js';
import { syntheticFamilies } from '../../sim/network/synthetic/link-family.js';
import { quantile } from '../../sim/run/bootstrap.js';
import { defaultSettings, linkOf, planOf } from '../../sim/run/sim-settings.js';
import { TimedController } from '../../sim/run/timed-controller.js';
import { playSession } from '../../sim/session/play-session.js';
import { syntheticTitle } from '../../sim/title/synthetic-title.js';

export interface DecisionTime {
  readonly median: number;
  readonly p99: number;
  readonly decisions: number;
}

/** As many renditions as the longest ladders have. */
const twelve = [150, 240, 400, 650, 1000, 1500, 2200, 3200, 4600, 6500, 9500, 14_000];

/**
 * Each session is played this often, and of each decision the least time counts: decisions are the same every
 * time, and what else the machine does meanwhile isn't the rule's.
 */
const repeats = 3;

/** How long one decision takes with twelve renditions, over one network of each family. The first session warms up. */
export function decisionTime(create: () => AbrController): DecisionTime {
  const title = syntheticTitle({
    name: 'made-up-12',
    bitratesKbps: twelve,
    segmentSec: 4,
    segmentCount: 100,
    seed: 12,
  });
  const play = (link: ReturnType<typeof linkOf>): readonly number[] => {
    const controller = new TimedController(create());
    playSession(planOf(defaultSettings, title, link, controller));
    return controller.decisionsMs;
  };
  const links = syntheticFamilies.flatMap((family) =>
    generateTraces({ family, count: 1, durationSec: 600, seed: 12 }).map((trace) =>
      linkOf(trace, defaultSettings),
    ),
  );
  for (const link of links.slice(0, 1)) play(link);
  const times = links.flatMap((link) => {
    const runs = Array.from({ length: repeats }, () => play(link));
    return (runs[0] ?? []).map((_, at) => Math.min(...runs.map((run) => run[at] ?? Infinity)));
  });
  const ascending = Float64Array.from(times).sort();
  return {
    median: quantile(ascending, 0.5),
    p99: quantile(ascending, 0.99),
    decisions: times.length,
  };
}
