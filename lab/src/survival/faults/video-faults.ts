import type { FaultEffect, FaultTiming } from '../../chaos/contract.js';
import type { SurvivalFault } from '../survival-fault.js';
import { once, rule } from './rule.js';

/** 8 to 12 s, whichever the rendition. */
const thirdSegment = 'video/*/3.m4s';
const everySegment = 'video/*/*.m4s';

/** The third segment of the video, and what happens to it. */
function third(id: string, words: string, effect: FaultEffect, timing: FaultTiming = once): SurvivalFault {
  return { id, group: 'video', words, expected: 'plays-on', rules: [rule(id, thirdSegment, effect, timing)] };
}

export const videoFaults: readonly SurvivalFault[] = [
  third('segment-404-once', 'a segment 404 once', { kind: 'status', status: 404 }),
  third('segment-500-thrice', 'a segment 500 three times', { kind: 'status', status: 500 }, { times: 3 }),
  third('segment-429-once', 'a segment 429 with Retry-After 2 s, once', {
    kind: 'status',
    status: 429,
    retryAfterSec: 2,
  }),
  third('segment-hang-once', 'a segment never answers, once', { kind: 'hang' }),
  third('segment-reset-once', 'connection reset at a segment, once', { kind: 'reset' }),
  third('segment-cut-once', 'a segment breaks off half way, once', { kind: 'cut-body', share: 0.5 }),
  third('segment-slow-once', 'a segment comes at 60 kbps, once', { kind: 'slow-body', kbps: 60 }),
  third('segment-noise-once', 'a segment is noise, once', { kind: 'wrong-bytes', bytes: 'noise' }),
  third('segment-flipped-once', 'a segment has a bit wrong in each kilobyte, once', {
    kind: 'wrong-bytes',
    bytes: 'flipped',
  }),
  third('segment-html-once', 'a segment is a login page (HTML), once', {
    kind: 'wrong-bytes',
    bytes: 'html',
  }),
  third('segment-empty-once', 'a segment is empty, once', { kind: 'wrong-bytes', bytes: 'empty' }),
  third('segment-gone', 'one segment is 404 for ever in all renditions', { kind: 'status', status: 404 }, {}),
  {
    id: 'renditions-gone',
    group: 'video',
    words: 'all segments of two middle renditions are 404',
    expected: 'plays-on',
    rules: [
      rule('renditions-gone', 'video/540p/?.m4s', { kind: 'status', status: 404 }),
      rule('renditions-gone-2', 'video/720p/?.m4s', { kind: 'status', status: 404 }),
    ],
  },
  {
    id: 'segments-reset',
    group: 'video',
    words: 'one request in five for a segment is reset',
    expected: 'plays-on',
    passedAtSec: 30,
    rules: [rule('segments-reset', everySegment, { kind: 'reset' }, { probability: 0.2 })],
  },
  {
    id: 'segments-cut',
    group: 'video',
    words: 'three segments in ten break off half way',
    expected: 'plays-on',
    passedAtSec: 30,
    rules: [rule('segments-cut', everySegment, { kind: 'cut-body', share: 0.5 }, { probability: 0.3 })],
  },
  {
    id: 'segments-gone',
    group: 'video',
    words: 'all media is 404 from 8 s on',
    expected: 'clear-error',
    passedAtSec: 58,
    watchSec: 75,
    rules: [rule('segments-gone', ['video', 'audio'], { kind: 'status', status: 404 }, { fromSec: 8 })],
  },
];
