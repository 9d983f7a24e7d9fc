import type { FaultEffect, FaultTiming } from '../../chaos/contract.js';
import type { Expectation, SurvivalFault } from '../survival-fault.js';
import { once, rule } from './rule.js';

/** In HLS the multivariant playlist and all media playlists; in DASH the MPD. */
function manifest(
  id: string,
  words: string,
  expected: Expectation,
  effect: FaultEffect,
  timing?: FaultTiming,
): SurvivalFault {
  return { id, group: 'manifest', words, expected, rules: [rule(id, ['manifest'], effect, timing)] };
}

export const manifestFaults: readonly SurvivalFault[] = [
  manifest('manifest-404-once', '404 once', 'plays-on', { kind: 'status', status: 404 }, once),
  manifest('manifest-404', '404 for ever', 'clear-error', { kind: 'status', status: 404 }),
  manifest(
    'manifest-503-twice',
    '503 with Retry-After 1 s, twice',
    'plays-on',
    { kind: 'status', status: 503, retryAfterSec: 1 },
    { times: 2 },
  ),
  manifest('manifest-hang-once', 'never answers, once', 'plays-on', { kind: 'hang' }, once),
  manifest('manifest-hang', 'never answers', 'clear-error', { kind: 'hang' }),
  manifest('manifest-reset-once', 'connection reset, once', 'plays-on', { kind: 'reset' }, once),
  manifest('manifest-empty', 'empty', 'clear-error', { kind: 'broken-manifest', how: 'empty' }),
  manifest('manifest-html', 'a login page (HTML)', 'clear-error', { kind: 'broken-manifest', how: 'html' }),
  manifest('manifest-cut', 'ends in the middle', 'either', { kind: 'broken-manifest', how: 'cut' }),
  manifest('manifest-slow', '5 s late, once', 'plays-on', { kind: 'delay', ms: 5_000 }, once),
  manifest('manifest-no-cors', 'refused by CORS', 'clear-error', { kind: 'no-cors' }),
  manifest('manifest-redirects', 'redirects in a circle', 'clear-error', { kind: 'redirect-loop' }),
  manifest('manifest-dead-links', 'all its links are dead', 'clear-error', {
    kind: 'broken-manifest',
    how: 'dead-links',
  }),
  manifest('manifest-no-renditions', 'no renditions in it', 'clear-error', {
    kind: 'broken-manifest',
    how: 'no-renditions',
  }),
  manifest('manifest-wrong-durations', 'segments of a wrong length', 'either', {
    kind: 'broken-manifest',
    how: 'wrong-durations',
  }),
  {
    id: 'playlists-gone',
    group: 'manifest',
    words: 'the playlists of two middle renditions (DASH: their init segments) are 404 for ever',
    expected: 'plays-on',
    rules: {
      hls: [
        rule('playlists-gone', 'video/540p.m3u8', { kind: 'status', status: 404 }),
        rule('playlists-gone-2', 'video/720p.m3u8', { kind: 'status', status: 404 }),
      ],
      dash: [
        rule('playlists-gone', 'video/540p/init.mp4', { kind: 'status', status: 404 }),
        rule('playlists-gone-2', 'video/720p/init.mp4', { kind: 'status', status: 404 }),
      ],
    },
  },
];
