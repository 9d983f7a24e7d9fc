import type { PeerRule } from '../peer-rule.js';
import { BolaEnhanced } from './bola-enhanced.js';
import { Bola } from './bola.js';
import { Dynamic } from './dynamic.js';
import { SabreAbr } from './sabre-abr.js';
import type { SabreRule } from './sabre-rule.js';
import { Throughput } from './throughput.js';

function peer(name: string, source: string, createRule: () => SabreRule): PeerRule {
  return {
    name,
    source: `sabre 09b03bb, src/sabre.py, ${source}`,
    create: () => new SabreAbr({ name, rule: createRule() }),
  };
}

export const sabrePeers: readonly PeerRule[] = [
  peer('bola-e', 'BolaEnh with -ao', () => new BolaEnhanced()),
  peer('sabre-bola', 'Bola with -ao', () => new Bola()),
  peer('sabre-bola-basic', 'Bola with -ao -ab', () => new Bola({ basic: true })),
  peer('sabre-dynamic', 'Dynamic with -ao', () => new Dynamic()),
  peer('sabre-throughput', 'ThroughputRule', () => new Throughput()),
];
