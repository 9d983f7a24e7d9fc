import { seededRandom, type Random } from '../../../../src/base/random.js';
import type { AbrController } from '../../../../src/abr/index.js';
import type { LinkScript } from '../../chaos/contract.js';
import { Link } from '../../sim/network/link.js';
import type { Trace } from '../../sim/network/trace.js';
import { qoeModels, scoreSession } from '../../sim/score/score.js';
import { playSession } from '../../sim/session/play-session.js';
import { syntheticTitle } from '../../sim/title/synthetic-title.js';
import { comparePlays } from '../../gate/compare/compare-plays.js';
import { freshSeeds, partsOf } from '../../gate/compare/levels.js';
import { isStillSuspect, suspectsOf } from '../../gate/compare/suspects.js';
import type { BuildName, PlayResult } from '../../gate/results/play-result.js';
import type { NetworkOfSeed } from '../../gate/run/network-of.js';
import type { Scenario } from '../../gate/scenario/scenario.js';

export interface SimulatedGate {
  readonly scenarios: readonly Scenario[];
  readonly networks: ReadonlyMap<string, NetworkOfSeed>;
  readonly makers: Readonly<Record<BuildName, () => AbrController>>;
  readonly seed: number;
}

export type SimulatedOutcome = 'worse' | 'other';

/** As the lab's title: its ladder with the sound's 128 kbps. */
const title = syntheticTitle({
  name: 'lab',
  bitratesKbps: [384, 578, 928, 1528, 2128, 3328, 5928],
  segmentSec: 4,
  segmentCount: 15,
  seed: 4,
});

/**
 * What differs between two plays of the same build over the same link, as measured on a quiet machine: the
 * link's rate by 2 %, and startup by 8 % and some 30 ms.
 */
const noise = { rate: 0.02, startup: 0.08, startupMs: 30 } as const;

/**
 * One run of the gate, both looks, with sessions of the simulator in place of plays: what the statistics would
 * say a thousand times over, which no browser has time for. Scenarios with seeks or faults are played without.
 */
export function simulatedGate({ scenarios, networks, makers, seed }: SimulatedGate): SimulatedOutcome {
  const random = seededRandom(seed);
  const playAll = (
    some: readonly Scenario[],
    seeds: (scenario: Scenario) => readonly number[],
    look: 1 | 2,
  ): PlayResult[] =>
    some.flatMap((scenario) =>
      scenario.formats.flatMap((format) =>
        seeds(scenario).flatMap((each) =>
          (['base', 'new'] as const).map((build): PlayResult => {
            const script = networks.get(scenario.name)?.(each + 100 * seed) ?? { steps: [] };
            const figures = playOnce(script, scenario.seconds, makers[build](), random);
            return Object.assign(
              { scenario: scenario.name, format, seed: each, build, look, figures },
              blank,
            );
          }),
        ),
      ),
    );
  const first = playAll(scenarios, (scenario) => scenario.seeds, 1);
  const suspects = suspectsOf(first).scenarios;
  const doubtful = scenarios.filter(({ name }) => suspects.includes(name));
  const count = freshSeeds(doubtful.reduce((sum, { formats }) => sum + formats.length, 0));
  const again: PlayResult[] = [];
  for (const part of partsOf(Array.from({ length: count }, (_, at) => 50 + at))) {
    if (again.length > 0 && !isStillSuspect(again)) break;
    again.push(...playAll(doubtful, () => part, 2));
  }
  return comparePlays([...first, ...again]).verdict === 'worse' ? 'worse' : 'other';
}

const blank: Omit<PlayResult, 'scenario' | 'format' | 'seed' | 'build' | 'look' | 'figures'> = {
  fitness: { kind: 'fit' },
  attempts: 1,
  end: { kind: 'watched' },
  complaints: [],
  machine: { busyShare: 0, timerLateP99Ms: 0, droppedFrameShare: 0 },
  timeline: { watchedSec: 0, linkFromSec: 0, shown: [], buffer: [], stalls: [], seeks: [], faults: [] },
  requests: [],
  screenshots: [],
  kept: [],
};

function playOnce(
  script: LinkScript,
  seconds: number,
  controller: AbrController,
  random: Random,
): PlayResult['figures'] {
  const factor = 1 + noise.rate * (2 * random() - 1);
  const link = new Link(traceOf(script, factor));
  const score = scoreSession(
    playSession({ controller, title, link, segmentCount: Math.ceil(seconds / title.segmentSec) }),
    qoeModels.lin,
  );
  const startupMs =
    1000 * score.startupSec * (1 + noise.startup * (2 * random() - 1)) + noise.startupMs * random();
  return {
    outcome: 'watched',
    firstFrameMs: startupMs,
    playedSec: score.playedSec,
    stallSec: score.stallSec,
    stallCount: score.stallSec > 0 ? 1 : 0,
    rebufferPct: (100 * score.stallSec) / (score.stallSec + score.playedSec),
    seekLatencyMs: null,
    switches: score.switches,
    meanKbps: score.meanKbps,
    qoeLin: score.qoe,
    qoeLog: null,
    droppedFramePct: 0,
  };
}

function traceOf({ steps, repeatAfterSec }: LinkScript, factor: number): Trace {
  const endSec = repeatAfterSec ?? 600;
  return {
    id: 'scenario',
    dataset: 'gate',
    points: steps.map(({ fromSec, kbps, latencyMs }, at) => ({
      durationMs: 1000 * ((steps[at + 1]?.fromSec ?? endSec) - fromSec),
      kbps: (kbps ?? 1_000_000) * factor,
      latencyMs,
    })),
  };
}
