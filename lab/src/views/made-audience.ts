import type { Random } from '../../../src/base/random.js';
import type { DeviceClass, PartyStanding } from '../../../src/wire/beacon.js';

/** Who watches what, where and how: drawn once for each made-up view. */
export interface MadeViewer {
  readonly title: string;
  readonly deviceClass: DeviceClass;
  readonly browser: string;
  readonly os: string;
  readonly connection: string;
  readonly cdn: string;
  readonly abr: string;
  readonly release: string;
  readonly plan: string;
  readonly viewportHeight: number;
  /** The network's median, and how much it swings (standard deviation of its logarithm). */
  readonly kbps: number;
  readonly swing: number;
  readonly rttMs: number;
  /** Chance that a fatal error ends the view. */
  readonly failureChance: number;
}

type Weighted<Value> = readonly (readonly [weight: number, value: Value])[];

const TITLES: Weighted<string> = [
  [5, 'Aurora'],
  [3, 'The Long Evening'],
  [2, 'Harbour Lights'],
  [1, 'Third Draft'],
];
const DEVICES: Weighted<Pick<MadeViewer, 'deviceClass' | 'browser' | 'os' | 'viewportHeight'>> = [
  [5, { deviceClass: 'phone', browser: 'Chrome 150', os: 'Android 16', viewportHeight: 412 }],
  [3, { deviceClass: 'phone', browser: 'Safari 26', os: 'iOS 26', viewportHeight: 393 }],
  [5, { deviceClass: 'desktop', browser: 'Chrome 150', os: 'Windows 11', viewportHeight: 720 }],
  [2, { deviceClass: 'desktop', browser: 'Firefox 148', os: 'Linux', viewportHeight: 720 }],
  [2, { deviceClass: 'tv', browser: 'Chrome 120', os: 'Tizen 9', viewportHeight: 1_080 }],
];
const NETWORKS: Weighted<Pick<MadeViewer, 'connection' | 'kbps' | 'swing' | 'rttMs'>> = [
  [6, { connection: '4g', kbps: 9_000, swing: 0.35, rttMs: 45 }],
  [3, { connection: 'wifi', kbps: 22_000, swing: 0.25, rttMs: 25 }],
  [2, { connection: '3g', kbps: 1_900, swing: 0.6, rttMs: 130 }],
];
/** The second one has a bad day: farther away, half as fast, and now and then it fails. */
const CDNS: Weighted<{
  readonly cdn: string;
  readonly share: number;
  readonly addedMs: number;
  readonly faults: number;
}> = [
  [6, { cdn: 'cdn-a.example', share: 1, addedMs: 0, faults: 0.003 }],
  [4, { cdn: 'cdn-b.example', share: 0.55, addedMs: 90, faults: 0.02 }],
];
const RELEASES: Weighted<string> = [
  [7, '5.2.0'],
  [3, '5.3.0-rc1'],
];

export function drawViewer(random: Random): MadeViewer {
  const network = pick(random, NETWORKS);
  const { cdn, share, addedMs, faults } = pick(random, CDNS);
  return {
    title: pick(random, TITLES),
    ...pick(random, DEVICES),
    connection: network.connection,
    kbps: network.kbps * share * Math.exp(0.4 * normal(random)),
    swing: network.swing,
    rttMs: network.rttMs + addedMs,
    cdn,
    // Half and half, as in a test of two controllers.
    abr: random() < 0.5 ? 'hybrid' : 'throughput',
    release: pick(random, RELEASES),
    plan: random() < 0.3 ? 'free' : 'family',
    failureChance: faults,
  };
}

/** One in eight watches with others; null: alone. */
export function drawParty(random: Random): PartyStanding | null {
  if (random() >= 1 / 8) return null;
  const size = 2 + Math.floor(-3 * Math.log(1 - random()));
  return { size, role: random() < 1 / size ? 'owner' : 'viewer' };
}

function pick<Value>(random: Random, from: Weighted<Value>): Value {
  let left = random() * from.reduce((sum, [weight]) => sum + weight, 0);
  for (const [weight, value] of from) {
    left -= weight;
    if (left < 0) return value;
  }
  const last = from.at(-1);
  if (last === undefined) throw new Error('There is nothing to pick from.');
  return last[1];
}

/** Box and Muller's (1958). */
export function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
