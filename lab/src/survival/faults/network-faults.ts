import type { LinkScript, RequestKind } from '../../chaos/contract.js';
import { usualLink, type SurvivalFault } from '../survival-fault.js';
import { rule } from './rule.js';

const media: readonly RequestKind[] = ['manifest', 'init', 'video', 'audio'];

/** Nothing comes from one moment to the other. */
function outage(fromSec: number, toSec: number): LinkScript {
  const { steps } = usualLink;
  const [step = { fromSec: 0, kbps: null, latencyMs: 0 }] = steps;
  return { steps: [step, { ...step, fromSec, kbps: 0 }, { ...step, fromSec: toSec }] };
}

export const networkFaults: readonly SurvivalFault[] = [
  {
    id: 'outage-8',
    group: 'network',
    words: 'nothing comes for 8 s',
    expected: 'plays-on',
    link: outage(5, 13),
    rules: [],
    passedAtSec: 25,
    mostWaitSec: 20,
  },
  {
    id: 'outage-25',
    group: 'network',
    words: 'nothing comes for 25 s',
    expected: 'plays-on',
    link: outage(5, 30),
    rules: [],
    passedAtSec: 45,
    watchSec: 90,
    mostWaitSec: 40,
  },
  {
    id: 'offline',
    group: 'network',
    words: 'the device is offline for 12 s',
    expected: 'plays-on',
    rules: [],
    passedAtSec: 40,
    watchSec: 75,
    mostWaitSec: 27,
    offline: { fromSec: 4, toSec: 16 },
  },
  {
    id: 'delays',
    group: 'network',
    words: 'every answer comes up to 3 s late',
    expected: 'plays-on',
    rules: [rule('delays', media, { kind: 'delay', ms: 0, jitterMs: 3_000 })],
    mostWaitSec: 20,
  },
  {
    id: 'one-in-ten',
    group: 'network',
    words: 'one request in ten is answered 503',
    expected: 'plays-on',
    passedAtSec: 30,
    rules: [rule('one-in-ten', media, { kind: 'status', status: 503 }, { probability: 0.1 })],
  },
  {
    id: 'short-hangs',
    group: 'network',
    words: 'one request in ten for media is never answered',
    expected: 'plays-on',
    passedAtSec: 30,
    watchSec: 75,
    mostWaitSec: 20,
    rules: [rule('short-hangs', ['video', 'audio'], { kind: 'hang' }, { probability: 0.1 })],
  },
];
