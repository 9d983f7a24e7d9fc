import type { AbrContext, AbrController, AbrDecision } from '../../../src/abr/contract/abr-controller.js';

/**
 * Chooses by the buffer alone, in equal steps from a fifth to nine tenths of it: in the manner of BBA-0
 * (Huang et al., SIGCOMM 2014). Downloads as a buffer-based player would make them.
 */
export class FillingAbr implements AbrController {
  readonly name = 'filling';

  observe(): void {
    // The buffer tells it all.
  }

  decide({ renditions, bufferLevelSec, maxBufferSec }: AbrContext): AbrDecision {
    const share = (bufferLevelSec / maxBufferSec - 0.2) / 0.7;
    const top = renditions.length - 1;
    return { renditionIndex: Math.max(0, Math.min(top, Math.round(share * top))), reason: 'filling' };
  }

  reset(): void {
    // Nothing is remembered.
  }
}
