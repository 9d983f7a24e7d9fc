import type { PeerRule } from '../peer-rule.js';

export const hlsPeers: readonly PeerRule[] = [];
