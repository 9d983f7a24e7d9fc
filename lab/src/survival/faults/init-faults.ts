import type { SurvivalFault } from '../survival-fault.js';
import { once, rule } from './rule.js';

const anyInit = 'video/*/init.mp4';

export const initFaults: readonly SurvivalFault[] = [
  {
    id: 'init-404-once',
    group: 'init',
    words: 'init segment 404 once',
    expected: 'plays-on',
    rules: [rule('init-404-once', anyInit, { kind: 'status', status: 404 }, once)],
  },
  {
    id: 'init-hang-once',
    group: 'init',
    words: 'init segment never answers, once',
    expected: 'plays-on',
    rules: [rule('init-hang-once', anyInit, { kind: 'hang' }, once)],
  },
  {
    id: 'init-noise',
    group: 'init',
    words: 'init segments of two middle renditions are noise',
    expected: 'plays-on',
    rules: [
      rule('init-noise', 'video/540p/init.mp4', { kind: 'wrong-bytes', bytes: 'noise' }),
      rule('init-noise-2', 'video/720p/init.mp4', { kind: 'wrong-bytes', bytes: 'noise' }),
    ],
  },
  {
    id: 'init-gone',
    group: 'init',
    words: 'all init segments of the video are 404',
    expected: 'clear-error',
    rules: [rule('init-gone', anyInit, { kind: 'status', status: 404 })],
  },
];
