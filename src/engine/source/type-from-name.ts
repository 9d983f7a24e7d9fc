import type { TypedSource } from '../../media/media-engine.js';

export type SourceType = TypedSource['type'];

/** Registered and in use: RFC 8216 section 10, ISO/IEC 23009-1 annex C, and what servers send. */
const MIME_TYPES: ReadonlyMap<string, SourceType> = new Map([
  ['application/vnd.apple.mpegurl', 'hls'],
  ['application/x-mpegurl', 'hls'],
  ['application/mpegurl', 'hls'],
  ['audio/mpegurl', 'hls'],
  ['audio/x-mpegurl', 'hls'],
  ['application/dash+xml', 'dash'],
  ['video/vnd.mpeg.dash.mpd', 'dash'],
  ['application/ogg', 'file'],
]);

const EXTENSIONS: ReadonlyMap<string, SourceType> = new Map([
  ['m3u8', 'hls'],
  ['m3u', 'hls'],
  ['mpd', 'dash'],
  ...[
    'mp4',
    'm4v',
    'mov',
    'webm',
    'mkv',
    'ogv',
    'ogg',
    'oga',
    'opus',
    'm4a',
    'mp3',
    'aac',
    'flac',
    'wav',
  ].map((extension) => [extension, 'file'] as const),
]);

/** The type a MIME type declares, parameters ignored; null for one that doesn't tell. */
export function typeFromMime(mime: string): SourceType | null {
  const essence = (mime.split(';', 1)[0] ?? '').trim().toLowerCase();
  const known = MIME_TYPES.get(essence);
  if (known) return known;
  return /^(video|audio)\//.test(essence) ? 'file' : null;
}

/**
 * The type as the page declares it (`mime`), else by the name: the extension of the path, or the
 * MIME type inside a `data:` URL. A declaration is trusted. Null: only a look inside can tell.
 */
export function typeFromName(url: string, mime = ''): SourceType | null {
  const declared = typeFromMime(mime);
  if (declared) return declared;
  const data = /^data:([^,;]*)/i.exec(url);
  if (data) return typeFromMime(data[1] ?? '');
  if (/^blob:/i.test(url)) return null;
  const path = url.split(/[?#]/, 1)[0] ?? '';
  const extension = /\.([a-z0-9]+)$/i.exec(path)?.[1];
  return EXTENSIONS.get(extension?.toLowerCase() ?? '') ?? null;
}
