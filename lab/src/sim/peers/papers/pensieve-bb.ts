import { numbersOf } from '../../../../../src/abr/context-numbers.js';
import type {
  AbrContext,
  AbrController,
  AbrDecision,
} from '../../../../../src/abr/contract/abr-controller.js';

/*
 * The buffer-based rule that Pensieve compares itself with: `test/bb.py`.
 *
 *   q = 0 below r,  N − 1 from r + cu on,  ⌊(N − 1)·(B − r) / cu⌋ between
 *
 *   r   `reservoirSec`    cu   `cushionSec`    N   renditions    B   `bufferLevelSec`
 *
 * Source: Mao, Netravali, Alizadeh, SIGCOMM 2017, after Huang et al., SIGCOMM 2014.
 */

const reservoirSec = 5;
const cushionSec = 10;

export class PensieveBb implements AbrController {
  readonly name = 'bba';

  observe(): void {}

  decide(context: AbrContext): AbrDecision {
    const { bufferLevelSec } = numbersOf(context);
    const top = context.renditions.length - 1;
    const share = Math.max(0, Math.min(1, (bufferLevelSec - reservoirSec) / cushionSec));
    return { renditionIndex: Math.floor(top * share), reason: 'buffer' };
  }

  reset(): void {}
}
