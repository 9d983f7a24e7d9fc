import type { PeerRule } from '../peer-rule.js';

export const sabrePeers: readonly PeerRule[] = [];
