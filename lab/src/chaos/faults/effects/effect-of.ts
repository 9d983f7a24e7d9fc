import type { FaultEffect } from '../../contract.js';
import { brokenManifest } from './broken-manifest.js';
import { cutBody } from './cut-body.js';
import { delay } from './delay.js';
import type { Effect } from './effect.js';
import { hang, reset } from './no-answer.js';
import { noCors } from './no-cors.js';
import { redirectLoop } from './redirect-loop.js';
import { slowBody } from './slow-body.js';
import { staleManifest } from './stale-manifest.js';
import { status } from './status.js';
import { wrongBytes } from './wrong-bytes.js';

/** The effect that a rule names; `drop-socket` acts on open sockets, and on no other request. */
export function effectOf(effect: FaultEffect): Effect {
  switch (effect.kind) {
    case 'delay':
      return delay(effect);
    case 'slow-body':
      return slowBody(effect);
    case 'cut-body':
      return cutBody(effect);
    case 'status':
      return status(effect);
    case 'hang':
      return hang;
    case 'reset':
      return reset;
    case 'wrong-bytes':
      return wrongBytes(effect);
    case 'stale-manifest':
      return staleManifest;
    case 'broken-manifest':
      return brokenManifest(effect);
    case 'no-cors':
      return noCors;
    case 'redirect-loop':
      return redirectLoop;
    case 'drop-socket':
      return {};
  }
}
