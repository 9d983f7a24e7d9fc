import type { PeerRule } from '../peer-rule.js';

export const rxPeers: readonly PeerRule[] = [];
