import type { PeerRule } from '../peer-rule.js';
import { createRxAbr } from './rx-abr.js';

export const rxPeers: readonly PeerRule[] = [
  {
    name: 'rxplayer',
    source: 'RxPlayer 4.2 (98278b069), src/core/adaptive',
    create: createRxAbr,
  },
];
