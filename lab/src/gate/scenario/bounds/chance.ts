import type { LinkScript } from '../../../chaos/contract.js';
import type { TitleFacts } from '../../../record/view-record.js';
import { Link } from '../../../sim/network/link.js';
import type { Scenario } from '../scenario.js';

/**
 * What any player has to work with over one seed's network. Whatever is reckoned from it is a bound that no
 * player can be beyond, even one that knew all of the network: rather too far out than a little too near.
 */
export interface Chance {
  readonly link: Link;
  /** The shortest that a request can wait for its answer. */
  readonly leastLatencyMs: number;
  readonly title: TitleFacts;
  /** How little of the bitrate that its manifest says any stretch of the title may have, above 0 to 1. */
  readonly leastShare: number;
  readonly viewer: Scenario['viewer'];
  /** Watched for this long. */
  readonly seconds: number;
}

/** A link without a bottleneck: a terabit a second. */
const unboundKbps = 1e9;
/** How long a script's last step holds: beyond any play. */
const foreverMs = 1e10;

export function chanceOf(
  { steps, repeatAfterSec }: LinkScript,
  rest: Pick<Chance, 'title' | 'leastShare' | 'viewer' | 'seconds'>,
): Chance {
  const endMs = repeatAfterSec === undefined ? foreverMs : repeatAfterSec * 1000;
  const points = steps.map(({ fromSec, kbps, latencyMs }, at) => ({
    durationMs: Math.min(endMs, (steps[at + 1]?.fromSec ?? Infinity) * 1000) - fromSec * 1000,
    kbps: kbps ?? unboundKbps,
    latencyMs,
  }));
  return {
    ...rest,
    link: new Link({ id: 'a scenario', dataset: 'gate', points }),
    leastLatencyMs: Math.min(...steps.map(({ latencyMs }) => latencyMs)),
  };
}

/** Whether the page may have loaded before the viewer pressed play, so that no time counts from its requests. */
export function mayPreload({ viewer }: Chance): boolean {
  return viewer.find((action) => action.do === 'pause' || action.do === 'play')?.do === 'play';
}

/** Seconds of the lowest rendition that the network can have brought by then, had it brought nothing else. */
export function playableSec({ link, title, leastShare }: Chance, bySec: number): number {
  return link.bitsUntil(bySec * 1000) / 1000 / (leastShare * lowestKbps(title));
}

export const lowestKbps = ({ renditions }: TitleFacts): number => renditions[0]?.bitrateKbps ?? 1;
export const highestKbps = ({ renditions }: TitleFacts): number => renditions.at(-1)?.bitrateKbps ?? 0;
