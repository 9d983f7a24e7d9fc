import type { PeerRule } from '../peer-rule.js';

export const dashPeers: readonly PeerRule[] = [];
