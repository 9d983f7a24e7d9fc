import type { PeerRule } from '../peer-rule.js';
import { createShakaAbr } from './shaka-abr.js';

export const shakaPeers: readonly PeerRule[] = [
  {
    name: 'shaka',
    source: 'Shaka Player 5.2 (35b290e41), lib/abr/simple_abr_manager.js and lib/media/streaming_engine.js',
    create: createShakaAbr,
  },
];
