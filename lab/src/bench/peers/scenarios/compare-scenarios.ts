import { cpus } from 'node:os';
import { playOrder } from '../../../gate/run/play-order.js';
import { prepareScenarios } from '../../../gate/run/prepare-scenarios.js';
import { setStage, type Stage } from '../../../gate/run/stage.js';
import { chooseScenarios } from '../../../gate/scenario/choose-scenarios.js';
import type { Scenario } from '../../../gate/scenario/scenario.js';
import type { OpenedTitle } from '../../../gate/title/open-title.js';
import { checkout } from '../../../home/lab-home.js';
import { BrowserKeeper } from '../../../play/browser-keeper.js';
import { nothingLeaves } from '../../../play/nothing-leaves.js';
import { pageOf } from '../../../play/page-of.js';
import type { PlayerName } from '../../../play/players.js';
import { launchBrowser } from '../../startup/launch-browser.js';
import { labelOf, type Contestant } from '../contestants.js';
import type { PeersOptions } from '../options.js';
import { ordersFor, playContest, type ScenarioPlay } from './play-contest.js';
import { outcomeOf, type ScenarioOutcome } from './scenario-outcome.js';
import { scenarioFigures, scenarioStandingsOf } from './scenario-standings.js';
import { scenarioStandingsTable, scenarioTable } from './scenario-tables.js';

/**
 * Plays the gate's scenarios, their faults, viewers' actions and devices too, with every contestant, and prints what
 * came of it. @returns what stands in the JSON.
 * @throws LabInputError or UsageError where no scenario can be played.
 */
export async function compareOnScenarios(
  options: PeersOptions,
  paths: readonly string[],
  signal: AbortSignal,
): Promise<{ figures: Readonly<Record<string, number>>; details: unknown }> {
  // As users get it, here too.
  const { svPlayer = checkout, contestants, seed, parallel } = options;
  const { scenarios, refused, titles, networks } = await prepareScenarios(await chooseScenarios({ paths }));
  for (const { message } of refused) console.error(`Left out: ${message}`);
  const stage = await setStage({ builds: { new: svPlayer }, titles });
  const browsers = new BrowserKeeper(launchBrowser);
  try {
    const browser = (await browsers.get()).version();
    const orders = ordersFor(scenarios, contestants, seed);
    console.log(
      `Chromium ${browser}, ${cpus().length} cores, ${scenarios.length} scenarios, ${orders.length} plays`,
    );
    const hall = { browsers, titles, networks, contextOptions: nothingLeaves, signal };
    const onPlay = (words: string): void => console.log(words);
    const plays = await playContest(
      orders,
      { parallel, signal, onPlay },
      async ({ player }, order, attempt) =>
        playOrder({ ...hall, stage: withPlayer(stage, player) }, order, attempt),
    );

    const judged = scenarios.map((scenario) => ({
      scenario,
      outcomes: outcomesOf(scenario, contestants, plays, titles.get(scenario.title)),
    }));
    for (const { scenario, outcomes } of judged)
      console.log(`\n${scenario.name}: ${scenario.about}\n${scenarioTable(outcomes)}`);
    const standings = scenarioStandingsOf(judged.flatMap(({ outcomes }) => outcomes));
    console.log(`\nAll ${scenarios.length} scenarios, means\n${scenarioStandingsTable(standings)}`);
    const details = {
      options,
      browser,
      scenarios: judged.map(({ scenario, outcomes }) => told(scenario, outcomes)),
      standings,
      plays: plays.map(toldPlay),
    };
    return { figures: scenarioFigures(scenarios.length, standings), details };
  } finally {
    await browsers.close();
    await stage.close();
  }
}

function outcomesOf(
  scenario: Scenario,
  contestants: readonly Contestant[],
  plays: readonly ScenarioPlay[],
  title: OpenedTitle | undefined,
): readonly ScenarioOutcome[] {
  if (title === undefined) throw new Error(`${scenario.name} was not prepared.`);
  return contestants
    .filter(({ format }) => scenario.formats.includes(format))
    .map((contestant) => {
      const own = plays.filter(
        (play) => play.contestant === contestant && play.result.scenario === scenario.name,
      );
      const results = own.map(({ result }) => result);
      return outcomeOf(scenario, contestant, results, title.facts.segmentSec);
    });
}

/** The same stage, with another player's page on it. */
function withPlayer(stage: Stage, player: PlayerName): Stage {
  const pageUrl: Stage['pageUrl'] = (build, title) =>
    pageOf(new URL('.', stage.pageUrl(build, title)).href, player);
  return { ...stage, pageUrl };
}

function told({ name, about, seconds, budgets }: Scenario, outcomes: readonly ScenarioOutcome[]): object {
  return { name, about, seconds, budgets: budgets.map(({ line: _line, ...budget }) => budget), outcomes };
}

/** Without the requests and what a picture of the play would be drawn from: ten times the rest. */
function toldPlay({ contestant, result }: ScenarioPlay): object {
  const {
    requests: _requests,
    timeline: _timeline,
    screenshots: _screenshots,
    kept: _kept,
    ...rest
  } = result;
  return { label: labelOf(contestant), ...rest };
}
