import type Hls from 'hls.js';
import type { LevelDetails } from 'hls.js';
import type { StreamMetadata } from '../../media/stream-metadata.js';
import { chaptersUrl } from './chapters-url.js';

/**
 * Tells what a source's playlists say of the title, when it becomes known and whenever it changed. Date ranges are
 * taken from the playlists themselves: Chromium empties the text track that hls.js makes of them.
 */
export function watchMetadata(
  hls: Pick<Hls, 'on'>,
  events: typeof Hls.Events,
  tell: (metadata: StreamMetadata) => void,
): void {
  let metadata: StreamMetadata = { chaptersUrl: null, dateRanges: [] };
  let known = '[]';
  const learn = (news: Partial<StreamMetadata>): void => {
    metadata = { ...metadata, ...news };
    tell(metadata);
  };
  hls.on(events.MANIFEST_LOADED, (_, data) => {
    const url = chaptersUrl(data);
    if (url !== null) learn({ chaptersUrl: url });
  });
  const look = (_: unknown, { details }: { readonly details: LevelDetails }): void => {
    const dateRanges = Object.values(details.dateRanges).flatMap((range) => range ?? []);
    const text = JSON.stringify(dateRanges.map(({ startTime, attr }) => [startTime, attr]));
    if (text === known) return;
    known = text;
    learn({ dateRanges });
  };
  hls.on(events.LEVEL_LOADED, look);
}
