import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { TitleFacts } from '../../record/view-record.js';
import type { NetworkOfSeed } from '../run/network-of.js';
import type { Scenario } from '../scenario/scenario.js';

/**
 * What a scenario's figures hang on: the network's steps rather than the file they come from, and the title's
 * ladder rather than its folder. Names, budgets and tags may change without making old figures useless.
 */
export function fingerprintOf(scenario: Scenario, title: TitleFacts, network: NetworkOfSeed): string {
  const { faults, viewer, device, seconds } = scenario;
  const name = basename(scenario.title);
  const parts = { name, title, link: network(1), faults, viewer, device, seconds };
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
}
