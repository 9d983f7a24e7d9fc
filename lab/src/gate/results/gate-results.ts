import type { BudgetResult } from '../budgets/check-budgets.js';
import type { Comparison } from '../compare/verdict.js';
import type { LinkScript } from '../../chaos/contract.js';
import type { Format, Scenario } from '../scenario/scenario.js';
import type { Distribution } from './distributions.js';
import type { Environment } from './environment.js';
import type { Evidence } from './evidence.js';
import type { BuildName, PlayResult } from './play-result.js';

/** All that a gate found: what `results.json` holds, and what the reports are drawn from. */
export interface GateResults {
  /** 2: has `distributions` and `evidence`, which 1 had not. 3: a shift has an `interval`, or none. */
  readonly schema: 3;
  /** ISO 8601. */
  readonly madeAt: string;
  readonly environment: Environment;
  readonly settings: GateSettings;
  readonly scenarios: readonly ScenarioResults[];
  /** What is wrong with those that were left out, and what to do about it. */
  readonly refused: readonly string[];
  readonly plays: readonly PlayResult[];
  /** Per scenario, judged figure, format and build: what its seeds came to. */
  readonly distributions: readonly Distribution[];
  /** Null where there was nothing to compare with. */
  readonly comparison: Comparison | null;
  readonly budgets: readonly BudgetResult[];
  readonly outcome: 'passed' | 'failed';
  /** Why it failed, a sentence each; empty where it passed. */
  readonly reasons: readonly string[];
  /** The worst plays of what failed it, played once more to be looked at; the worst first. */
  readonly evidence: readonly Evidence[];
}

export interface GateSettings {
  /** What stands for each build, in the user's words. */
  readonly builds: Readonly<Partial<Record<BuildName, string>>>;
  readonly comparedWith: 'nothing' | 'build' | 'baseline';
  readonly parallel: number;
  readonly seed: number;
  readonly tookSec: number;
  /** How often the browser had to be started again. */
  readonly browserCrashes: number;
}

export interface ScenarioResults {
  readonly name: string;
  readonly about: string;
  readonly formats: readonly Format[];
  readonly seconds: number;
  /** Of everything that its figures hang on; another one can't be compared with. */
  readonly fingerprint: string;
  /** Its network, as the first seed has it. */
  readonly link: LinkScript;
  readonly viewer: Scenario['viewer'];
  /** Ids of its faults. */
  readonly faults: readonly string[];
}
