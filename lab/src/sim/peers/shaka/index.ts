import type { PeerRule } from '../peer-rule.js';

export const shakaPeers: readonly PeerRule[] = [];
