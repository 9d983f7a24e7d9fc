import type { PeerRule } from '../peer-rule.js';

export const papersPeers: readonly PeerRule[] = [];
