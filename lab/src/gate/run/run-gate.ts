import type { Browser } from 'playwright-core';
import type { LinkScript } from '../../chaos/contract.js';
import { BrowserKeeper } from '../../play/browser-keeper.js';
import { checkBudgets } from '../budgets/check-budgets.js';
import { comparePlays } from '../compare/compare-plays.js';
import { suspectsOf } from '../compare/suspects.js';
import { usableOf, type Baseline } from '../results/baseline.js';
import { distributionsOf } from '../results/distributions.js';
import { environmentHere } from '../results/environment.js';
import { fingerprintOf } from '../results/fingerprint.js';
import type { GateResults, ScenarioResults } from '../results/gate-results.js';
import { listedFiles } from '../results/listed-files.js';
import type { PlayResult } from '../results/play-result.js';
import type { Scenario } from '../scenario/scenario.js';
import type { LabInputError } from '../../sim/input-error.js';
import type { OpenedTitle } from '../title/open-title.js';
import { KeptFiles } from './kept-files.js';
import { lookAgain } from './look-again.js';
import type { NetworkOfSeed } from './network-of.js';
import { ordersOf } from './orders.js';
import { evidenceOrders, playEvidence } from './play-evidence.js';
import { playOrder, type Hall } from './play-order.js';
import { playOrders } from './play-orders.js';
import { prepareScenarios } from './prepare-scenarios.js';
import { situationAt } from './situation.js';
import { setStage, type Builds } from './stage.js';
import { verdictOfGate } from './verdict-of-gate.js';
import { worstPlays } from './worst-plays.js';

export interface GateOptions {
  readonly scenarios: readonly Scenario[];
  /** What was wrong with those that couldn't be read. */
  readonly refused?: readonly LabInputError[];
  readonly builds: Builds;
  /** The user's words for them. */
  readonly names: GateResults['settings']['builds'];
  readonly baseline?: Baseline;
  /** A page of the user's own instead of the lab's. */
  readonly pageUrl?: string;
  readonly launch: () => Promise<Browser>;
  readonly parallel: number;
  /** Of the order of plays. */
  readonly seed: number;
  /** Where screenshots, traces and videos go; null: none are kept. */
  readonly folder: string | null;
  /** Told before anything is played: what is left out, a sentence each. */
  readonly onRefused?: (complaints: readonly string[]) => void;
  readonly onProgress?: (stage: string, done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

export interface GateRun {
  readonly results: GateResults;
  /** A scenario's network as a seed has it, for pictures. */
  readonly linkOf: (scenario: string, seed: number) => LinkScript;
}

/**
 * Plays every scenario, compares, and judges. What only looks worse at the first look is played again with
 * fresh seeds before anything is said; once the verdict stands, its worst plays are played once more to be looked
 * at. A scenario whose title, network or budgets can't be used is left out and told.
 * @throws LabInputError for a build that can't be used, or where no scenario is left; before anything is played.
 */
export async function runGate(options: GateOptions): Promise<GateRun> {
  const { builds, baseline, parallel, seed, signal } = options;
  const startMs = performance.now();
  const tookSec = (): number => Math.round((performance.now() - startMs) / 1000);
  const { scenarios, refused, titles, networks } = await prepareScenarios({
    scenarios: options.scenarios,
    refused: options.refused ?? [],
  });
  const complaints = refused.map(({ message }) => message);
  if (complaints.length > 0) options.onRefused?.(complaints);
  const described = scenarios.map((scenario) => describe(scenario, titles, networks));
  const stage = await setStage({
    builds,
    titles,
    ...(options.pageUrl !== undefined && { pageUrl: options.pageUrl }),
  });
  const browsers = new BrowserKeeper(options.launch);
  const files = options.folder === null ? null : new KeptFiles(options.folder);
  let listed: readonly string[] = [];
  try {
    const environment = environmentHere(`Chromium ${(await browsers.get()).version()}`);
    const usable = baseline === undefined ? null : usableOf(baseline, described, environment);
    const hall: Hall = {
      stage,
      browsers,
      titles,
      networks,
      ...(files && { files }),
      ...(signal && { signal }),
    };
    const names = (['base', 'new'] as const).filter((name) => builds[name] !== undefined);
    const play = async (some: readonly Scenario[], look: 1 | 2): Promise<readonly PlayResult[]> =>
      playOrders(
        ordersOf(some, names, look, seed),
        async (order, attempt) => playOrder(hall, order, attempt),
        {
          parallel,
          onProgress: (done, total) =>
            options.onProgress?.(look === 1 ? 'plays' : 'plays of a second look', done, total),
          ...(signal && { signal }),
        },
      );

    const first = [...(await play(scenarios, 1)), ...(usable?.plays ?? [])];
    const compared = usable !== null || names.length === 2;
    const settled = !compared || comparePlays(first).verdict === 'worse';
    const suspects = settled ? [] : suspectsOf(first).scenarios;
    const doubtful = scenarios.filter(({ name }) => suspects.includes(name));
    const again = await lookAgain(doubtful, usable?.plays ?? null, (some) => play(some, 2));
    const partners = again.length === 0 ? [] : (usable?.plays ?? []).map(forSecondLook);
    const plays = [...first, ...again, ...partners.filter(({ scenario }) => suspects.includes(scenario))];
    const comparison = compared
      ? comparePlays(plays, {
          situationAt: situationAt(scenarios, networks),
          ...(usable && { toldOnly: usable.toldOnly, notes: usable.notes }),
        })
      : null;
    const budgets = scenarios.flatMap((scenario) => checkBudgets(scenario, plays));
    const worst = files === null ? [] : worstPlays({ plays, budgets, comparison });
    const evidence = await playEvidence(
      evidenceOrders(worst, scenarios, tookSec()),
      async (order) => playOrder(hall, order, 1, 'evidence'),
      (done, total) => options.onProgress?.('plays to be looked at', done, total),
    );
    const results: GateResults = {
      schema: 3,
      madeAt: new Date().toISOString(),
      environment,
      settings: {
        builds: { ...options.names, ...(usable && { base: `the baseline of ${baseline?.madeAt ?? ''}` }) },
        comparedWith: usable !== null ? 'baseline' : names.length === 2 ? 'build' : 'nothing',
        parallel,
        seed,
        tookSec: tookSec(),
        browserCrashes: browsers.launches - 1,
      },
      scenarios: described,
      refused: complaints,
      plays,
      distributions: distributionsOf(described, plays),
      comparison,
      budgets,
      ...verdictOfGate({ comparison, budgets, plays, refused: complaints }),
      evidence,
    };
    listed = listedFiles(results);
    return { results, linkOf: (scenario, each) => networks.get(scenario)?.(each) ?? { steps: [] } };
  } finally {
    await browsers.close();
    await stage.close();
    await files?.keepOnly(listed);
  }
}

function describe(
  scenario: Scenario,
  titles: ReadonlyMap<string, OpenedTitle>,
  networks: ReadonlyMap<string, NetworkOfSeed>,
): ScenarioResults {
  const { name, about, formats, seconds, viewer } = scenario;
  const faults = scenario.faults.map(({ id }) => id);
  const network = networks.get(name);
  const title = titles.get(scenario.title);
  if (network === undefined || title === undefined) throw new Error(`${name} was not prepared.`);
  const [seed = 1] = scenario.seeds;
  const fingerprint = fingerprintOf(scenario, title.facts, network);
  return { name, about, formats, seconds, viewer, faults, fingerprint, link: network(seed) };
}

const forSecondLook = (play: PlayResult): PlayResult => ({ ...play, look: 2 });
