import type { PeerRule } from '../peer-rule.js';
import { createHlsAbr } from './hls-abr.js';

export const hlsPeers: readonly PeerRule[] = [
  {
    name: 'hls.js',
    source: 'hls.js 1.7.4, src/controller/abr-controller.ts and src/utils/ewma-bandwidth-estimator.ts',
    create: createHlsAbr,
  },
];
