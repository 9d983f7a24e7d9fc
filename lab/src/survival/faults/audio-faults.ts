import type { SurvivalFault } from '../survival-fault.js';
import { once, rule } from './rule.js';

/** 8 to 12 s. */
const thirdSegment = 'audio/3.m4s';

export const audioFaults: readonly SurvivalFault[] = [
  {
    id: 'audio-404-once',
    group: 'audio and captions',
    words: 'a segment of the sound 404 once',
    expected: 'plays-on',
    rules: [rule('audio-404-once', thirdSegment, { kind: 'status', status: 404 }, once)],
  },
  {
    id: 'audio-hang-once',
    group: 'audio and captions',
    words: 'a segment of the sound never answers, once',
    expected: 'plays-on',
    rules: [rule('audio-hang-once', thirdSegment, { kind: 'hang' }, once)],
  },
  {
    id: 'audio-noise-once',
    group: 'audio and captions',
    words: 'a segment of the sound is noise, once',
    expected: 'plays-on',
    rules: [rule('audio-noise-once', thirdSegment, { kind: 'wrong-bytes', bytes: 'noise' }, once)],
  },
  {
    id: 'audio-gone',
    group: 'audio and captions',
    words: 'all segments of the sound are 404',
    expected: 'either',
    rules: [rule('audio-gone', 'audio/*.m4s', { kind: 'status', status: 404 })],
  },
  {
    id: 'captions-404',
    group: 'audio and captions',
    words: 'captions are on and 404',
    expected: 'plays-on',
    captions: true,
    rules: [rule('captions-404', 'captions/*', { kind: 'status', status: 404 })],
  },
];
