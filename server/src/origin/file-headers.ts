import { extname } from 'node:path';

/** What players and their specifications expect; anything else goes by the usual table. */
const TYPES: Readonly<Record<string, string>> = {
  '.m3u8': 'application/vnd.apple.mpegurl',
  '.mpd': 'application/dash+xml',
  '.m4s': 'video/iso.segment',
  '.mp4': 'video/mp4',
  '.m4a': 'audio/mp4',
  '.vtt': 'text/vtt; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
};

const SEGMENT = /(\.m4s|[\\/]init[^\\/]*\.mp4)$/i;
/** Segments never change under a name while a title stands; remade titles are picked up within the hour. */
const SEGMENT_CACHE = 'public, max-age=3600, immutable';
/** Kept, but asked about each time: manifests, captions, pictures, descriptions. */
const REVALIDATE = 'no-cache';

/** Content-Type and Cache-Control of a media file, by its name. */
export function fileHeaders(path: string): { readonly type?: string; readonly cacheControl: string } {
  const extension = extname(path).toLowerCase();
  const type = TYPES[extension];
  return {
    ...(type === undefined ? {} : { type }),
    cacheControl: SEGMENT.test(path) ? SEGMENT_CACHE : REVALIDATE,
  };
}
