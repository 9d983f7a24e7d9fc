import type Hls from 'hls.js';
import type {
  Fragment,
  HlsConfig,
  Loader,
  LoaderCallbacks,
  LoaderConfiguration,
  LoaderContext,
} from 'hls.js';
import type { MediaRequest, RequestMarker } from '../../media/request-marker.js';
import { isAudioSegment, isMainSegment } from './fragment-kind.js';
import type { BaseLoaders } from './load-hls.js';

/** The loaders that hls.js is given, but that each request is marked first, as hls.js's own CMCD does it. */
export function markingLoaders(
  { loader, FetchLoader }: BaseLoaders,
  mark: RequestMarker,
  hls: () => Hls,
): BaseLoaders {
  return { loader: marking(loader, mark, hls), FetchLoader: marking(FetchLoader, mark, hls) };
}

function marking(
  Base: BaseLoaders['loader'],
  mark: RequestMarker,
  hls: () => Hls,
): new (config: HlsConfig) => Loader<LoaderContext> {
  return class MarkingLoader extends Base {
    override load(
      context: LoaderContext,
      config: LoaderConfiguration,
      callbacks: LoaderCallbacks<LoaderContext>,
    ): void {
      const asked = context.url;
      const { url, headers } = mark(requestOf(context, hls()));
      context.url = url;
      context.headers = { ...context.headers, ...headers };
      super.load(context, config, {
        ...callbacks,
        onSuccess: (response, ...rest) => {
          // What a playlist names is relative to where it is, not to how it was asked for.
          callbacks.onSuccess({ ...response, url: response.url === url ? asked : response.url }, ...rest);
        },
      });
    }
  };
}

interface AnyContext extends LoaderContext {
  readonly frag?: Fragment;
}

// hls.js's enums are values of its script; their texts are stable.
const playlists: ReadonlySet<string> = new Set(['manifest', 'level', 'audioTrack', 'subtitleTrack']);

function requestOf(context: AnyContext, hls: Hls): MediaRequest {
  const { url, frag } = context;
  const type: string = context.type;
  if (type === 'key') return { url, kind: 'key' };
  if (!frag) return { url, kind: playlists.has(type) ? 'manifest' : 'other' };
  if (frag.sn === 'initSegment') return { url, kind: 'init' };
  if (isAudioSegment(frag)) return { url, kind: 'audio', durationSec: frag.duration };
  if (!isMainSegment(frag)) return { url, kind: 'text', durationSec: frag.duration };
  const level = hls.levels[frag.level];
  const bits = level?.averageBitrate || level?.bitrate;
  return {
    url,
    kind: hls.audioTracks.some((track) => track.url !== '') ? 'video' : 'muxed',
    durationSec: frag.duration,
    ...(bits === undefined ? {} : { bitrateKbps: bits / 1_000 }),
  };
}
