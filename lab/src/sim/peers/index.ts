import { dashPeers } from './dash/index.js';
import { hlsPeers } from './hls/index.js';
import { papersPeers } from './papers/index.js';
import type { PeerRule } from './peer-rule.js';
import { rxPeers } from './rx/index.js';
import { sabrePeers } from './sabre/index.js';
import { shakaPeers } from './shaka/index.js';

/** Every rule that ours are judged against. */
export const peers: readonly PeerRule[] = [
  ...hlsPeers,
  ...dashPeers,
  ...shakaPeers,
  ...rxPeers,
  ...sabrePeers,
  ...papersPeers,
];
