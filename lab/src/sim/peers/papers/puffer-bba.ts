import { numbersOf, segmentBits } from '../../../../../src/abr/context-numbers.js';
import type {
  AbrContext,
  AbrController,
  AbrDecision,
} from '../../../../../src/abr/contract/abr-controller.js';

/*
 * Puffer's linear BBA: `src/abr/linear_bba.cc`.
 *
 *   most = S_min + (S_max − S_min)·(B − r_low) / (r_high − r_low),   q = the best with S_q ≤ most
 *
 *   S   sizes of the very next segment    `segmentBits`    r_low, r_high   20 and 80 % of the buffer
 *
 * Source: Yan et al., "Learning in situ", NSDI 2020; Huang et al., SIGCOMM 2014.
 *
 * Departures: the highest bitrate stands for the best SSIM. Puffer's buffer is 15 s; a shorter one scales.
 */

const pufferBufferSec = 15;
const lowerShare = 0.2;
const upperShare = 0.8;

export class PufferBba implements AbrController {
  readonly name = 'bba-puffer';

  observe(): void {}

  decide(context: AbrContext): AbrDecision {
    const { bufferLevelSec, maxBufferSec } = numbersOf(context);
    const wholeSec = Math.min(pufferBufferSec, maxBufferSec);
    const share = (bufferLevelSec / wholeSec - lowerShare) / (upperShare - lowerShare);
    const bits = context.renditions.map((_, index) => segmentBits(context, 0, index));
    const least = Math.min(...bits);
    const most = least + (Math.max(...bits) - least) * Math.max(0, Math.min(1, share));
    return {
      renditionIndex: Math.max(
        0,
        bits.findLastIndex((each) => each <= most),
      ),
      reason: 'buffer',
    };
  }

  reset(): void {}
}
