import { chaosMonkey } from './chaos-monkey.js';
import { collectorMonkey } from './collector-monkey.js';
import type { MonkeyName } from './disturbance.js';
import { kongMonkey } from './kong-monkey.js';
import { latencyMonkey } from './latency-monkey.js';
import type { Monkey } from './monkey.js';
import { partyStoreMonkey } from './party-store-monkey.js';

export const monkeys: Readonly<Record<MonkeyName, Monkey>> = {
  latency: latencyMonkey,
  chaos: chaosMonkey,
  kong: kongMonkey,
  'party-store': partyStoreMonkey,
  collector: collectorMonkey,
};
