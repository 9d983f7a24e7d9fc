import { isOurs, OURS } from '../figures.js';
import { meanOrNull, type ScenarioOutcome } from './scenario-outcome.js';

/** What a contestant came to over all scenarios: means of what it came to in each. */
export interface ScenarioStanding {
  readonly label: string;
  /** Scenarios that could be judged. */
  readonly judged: number;
  /** Of these, those whose every budget it kept. */
  readonly kept: number;
  readonly qoe: number | null;
  readonly rebufferPct: number | null;
  readonly firstFrameMs: number | null;
  readonly fatal: number;
  readonly unfit: number;
}

/** Who kept most first, and of equals the one with the better QoE. */
export function scenarioStandingsOf(outcomes: readonly ScenarioOutcome[]): readonly ScenarioStanding[] {
  const labels = [...new Set(outcomes.map(({ label }) => label))];
  return labels
    .map((label): ScenarioStanding => {
      const own = outcomes.filter((outcome) => outcome.label === label);
      const meanOf = (of: (outcome: ScenarioOutcome) => number | null): number | null =>
        meanOrNull(own.flatMap((outcome) => of(outcome) ?? []));
      const sumOf = (of: (outcome: ScenarioOutcome) => number): number =>
        own.reduce((sum, outcome) => sum + of(outcome), 0);
      return {
        label,
        judged: sumOf(({ kept }) => (kept === null ? 0 : 1)),
        kept: sumOf(({ kept }) => (kept === true ? 1 : 0)),
        qoe: meanOf(({ qoe }) => qoe),
        rebufferPct: meanOf(({ rebufferPct }) => rebufferPct),
        firstFrameMs: meanOf(({ firstFrameMs }) => firstFrameMs),
        fatal: sumOf(({ fatal }) => fatal),
        unfit: sumOf(({ unfit }) => unfit),
      };
    })
    .sort((one, other) => other.kept - one.kept || (other.qoe ?? -Infinity) - (one.qoe ?? -Infinity));
}

/** Flat, for comparing runs. A player that wasn't asked has none. */
export function scenarioFigures(
  scenarios: number,
  standings: readonly ScenarioStanding[],
): Record<string, number> {
  const figures: Record<string, number> = { scenarios };
  for (const format of ['hls', 'dash']) {
    const ours = standings.find(({ label }) => label === `${OURS} ${format}`);
    if (ours !== undefined) figures[`${format}.scenariosKept`] = ours.kept;
  }
  const peer = standings.find(({ label }) => !isOurs(label));
  if (peer !== undefined) figures['bestPeer.scenariosKept'] = peer.kept;
  return figures;
}
