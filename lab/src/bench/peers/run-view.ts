import type { Browser } from 'playwright-core';
import type { LinkScript } from '../../chaos/contract.js';
import type { Origin } from '../../chaos/origin/start-origin.js';
import { nothingLeaves } from '../../play/nothing-leaves.js';
import { pageOf } from '../../play/page-of.js';
import { playView } from '../../play/play-view.js';
import type { ViewPlan } from '../../play/view-plan.js';
import type { ViewRecord } from '../../record/view-record.js';
import type { Contestant } from './contestants.js';
import type { WideTitle } from './wide-title.js';

export interface Stage {
  /** One that runs: another, where the one before is gone. */
  readonly browser: () => Promise<Browser>;
  readonly origin: Origin;
  readonly title: WideTitle;
  readonly signal: AbortSignal;
}

/** Past this the page itself was kept waiting by the machine. */
const MOST_LATE_MS = 100;

let viewers = 0;

/** One play over a link of its own. The page and its scripts come from elsewhere, without a bottleneck. */
export async function runView(
  { browser, origin, title, signal }: Stage,
  { player, format }: Contestant,
  link: LinkScript,
  plan: Pick<ViewPlan, 'watchSec' | 'until'>,
): Promise<ViewRecord> {
  viewers += 1;
  const name = `peers-${viewers}`;
  const viewer = origin.viewer(name);
  viewer.setConditions({ link, faults: [], seed: 1 });
  try {
    return await playView(await browser(), {
      ...plan,
      pageUrl: pageOf(`${origin.url}/_pages`, player),
      player,
      sourceUrl: origin.viewerUrl(name, title.paths[format]),
      format,
      title: title.facts,
      contextOptions: nothingLeaves,
      signal,
    });
  } finally {
    viewer.forget();
  }
}

/** Whether the machine, not the player, may have decided how this went. */
export function isUnfit({ machine, end }: ViewRecord): boolean {
  return machine.timerLateP99Ms > MOST_LATE_MS || end.kind === 'crashed';
}
