import type { PeerRule } from '../peer-rule.js';
import { PensieveBb } from './pensieve-bb.js';
import { PensieveMpc } from './pensieve-mpc.js';
import { PufferBba } from './puffer-bba.js';
import { Soda } from './soda.js';

export const papersPeers: readonly PeerRule[] = [
  {
    name: 'robust-mpc',
    source: 'RobustMPC, Yin et al., SIGCOMM 2015, as in pensieve 1120bb1 test/mpc.py',
    create: () => new PensieveMpc('robust-mpc', true),
  },
  {
    name: 'mpc-harmonic',
    source: 'MPC, Yin et al., SIGCOMM 2015, with the settings of pensieve 1120bb1 test/mpc.py',
    create: () => new PensieveMpc('mpc-harmonic', false),
  },
  { name: 'bba', source: 'BB of pensieve 1120bb1 test/bb.py, after BBA', create: () => new PensieveBb() },
  {
    name: 'bba-puffer',
    source: 'linear BBA of puffer e0245a5 src/abr/linear_bba.cc',
    create: () => new PufferBba(),
  },
  { name: 'soda', source: 'SODA, Chen et al., SIGCOMM 2024', create: () => new Soda() },
];
