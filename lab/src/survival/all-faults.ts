import { audioFaults } from './faults/audio-faults.js';
import { initFaults } from './faults/init-faults.js';
import { manifestFaults } from './faults/manifest-faults.js';
import { networkFaults } from './faults/network-faults.js';
import { videoFaults } from './faults/video-faults.js';
import type { SurvivalFault } from './survival-fault.js';

/** Every fault of the suite; each is played by itself. */
export const allFaults: readonly SurvivalFault[] = [
  ...manifestFaults,
  ...initFaults,
  ...videoFaults,
  ...audioFaults,
  ...networkFaults,
];
