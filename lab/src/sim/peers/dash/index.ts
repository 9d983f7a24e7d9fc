import { seededRandom } from '../../../../../src/base/random.js';
import type { PeerRule } from '../peer-rule.js';
import { AbandonRequestsRule } from './abandon-requests-rule.js';
import { BolaRule } from './bola-rule.js';
import { DashAbr } from './dash-abr.js';
import type { DashRule } from './dash-rule.js';
import { InsufficientBufferRule } from './insufficient-buffer-rule.js';
import { L2aRule } from './l2a-rule.js';
import { LolpRule } from './lolp-rule.js';
import { SwitchHistoryRule } from './switch-history-rule.js';
import { ThroughputRule } from './throughput-rule.js';

/** LoL+ draws its first weights; any seed would do. */
const lolpSeed = 20201;

const project = 'dash.js 5.2.1, src/streaming/rules/abr';

/** With the rules that dash.js has active besides its two main ones. */
function guarded(name: string, ...main: readonly DashRule[]): DashAbr {
  const history = new SwitchHistoryRule();
  return new DashAbr({
    name,
    rules: [...main, new InsufficientBufferRule(), history],
    history,
    abandoning: new AbandonRequestsRule(),
  });
}

/** The low-latency rules stand alone, as their authors mean them: the guards would overrule them. */
export const dashPeers: readonly PeerRule[] = [
  {
    name: 'dash.js-dynamic',
    source: `${project}: the default settings`,
    create: () => guarded('dash.js-dynamic', new BolaRule(), new ThroughputRule()),
  },
  {
    name: 'dash.js-throughput',
    source: `${project}: the default settings without BolaRule`,
    create: () => guarded('dash.js-throughput', new ThroughputRule()),
  },
  {
    name: 'dash.js-bola',
    source: `${project}: the default settings without ThroughputRule`,
    create: () => guarded('dash.js-bola', new BolaRule()),
  },
  {
    name: 'dash.js-l2a',
    source: `${project}/L2ARule, alone`,
    create: () => new DashAbr({ name: 'dash.js-l2a', rules: [new L2aRule()] }),
  },
  {
    name: 'dash.js-lolp',
    source: `${project}/lolp, alone`,
    create: () => new DashAbr({ name: 'dash.js-lolp', rules: [new LolpRule(() => seededRandom(lolpSeed))] }),
  },
];
