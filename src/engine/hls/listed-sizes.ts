import type { Fragment } from 'hls.js';
import type { AbrContext } from '../../abr/contract/abr-controller.js';
import { upcomingRows, type ListedSegments } from '../driver/upcoming-rows.js';
import type { LevelMap } from './level-map.js';

/** The part of hls.js's fragment that is read here. */
type Listed = Pick<Fragment, 'start' | 'duration' | 'bitrate'>;

/**
 * Sizes that the playlists tell: by `EXT-X-BYTERANGE` exactly, by `EXT-X-BITRATE` about, or because the
 * segment was loaded once already. Playlists that aren't loaded tell nothing.
 * @param fromSec where the video in the buffer ends.
 */
export function upcomingBytes(map: LevelMap, fromSec: number): AbrContext['upcomingBytes'] {
  const columns = map.ladder.map((_, index) => {
    const fragments = map.levels[map.levelOf(index)]?.details?.fragments;
    return fragments?.length ? listed(fragments) : null;
  });
  return upcomingRows(columns, fromSec);
}

function listed(fragments: readonly Listed[]): ListedSegments {
  return {
    count: fragments.length,
    startSec: (at) => fragments[at]?.start ?? Infinity,
    bytes: (at) => {
      const { bitrate = null, duration = 0 } = fragments[at] ?? {};
      return bitrate === null ? undefined : (bitrate * duration) / 8;
    },
  };
}
