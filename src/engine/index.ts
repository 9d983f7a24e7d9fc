import type { MediaEngine, TypedSource } from '../media/media-engine.js';
import { engineLoadFailed, sourceUnsupported } from '../media/errors.js';
import { hasMediaSource, playsHlsItself } from './capabilities.js';
import { loadDash } from './dash/load-dash.js';
import type { EngineDeps } from './engine-deps.js';
import { loadHls } from './hls/load-hls.js';
import { prefetchPlaylists } from './hls/playlist-prefetch.js';
import { prefetchManifest } from './manifest-prefetch.js';

export type { EngineDeps } from './engine-deps.js';
export { detectSource } from './source/detect-source.js';
export { setHlsWorkerUrl } from './hls-worker-url.js';
export { typeFromName } from './source/type-from-name.js';

export interface EngineOptions {
  /** Let the browser play HLS by itself where it can. */
  readonly prefer?: 'native';
}

// Each engine's folder, and with it its script, is loaded when a source first needs it.
const importHls = () => fetched('HLS', import('./hls/index.js'));
const importDash = () => fetched('DASH', import('./dash/create-dash-engine.js'));
const importNative = () => fetched('native', import('./native/index.js'));

async function fetched<Module>(engine: string, coming: Promise<Module>): Promise<Module> {
  try {
    return await coming;
  } catch (cause) {
    throw engineLoadFailed(engine, cause);
  }
}

/**
 * An engine for `source` over `deps.media`, not loaded yet.
 * @throws SvError (rejects) SOURCE_UNSUPPORTED where this browser has no way to play the type;
 *   ENGINE_LOAD_FAILED if the engine's script can't be had.
 */
export async function createEngine(
  source: TypedSource,
  deps: EngineDeps,
  { prefer }: EngineOptions = {},
): Promise<MediaEngine> {
  const nativeHls =
    source.type === 'hls' && playsHlsItself(deps.media) && (prefer === 'native' || !hasMediaSource());
  if (source.type === 'file' || nativeHls) return (await importNative()).createNativeEngine(deps);
  if (!hasMediaSource()) throw sourceUnsupported(source.url, 'this browser has no Media Source Extensions');
  return source.type === 'hls'
    ? (await importHls()).createHlsEngine(deps)
    : (await importDash()).createDashEngine(deps);
}

/**
 * Starts the download of what {@link createEngine} and its engine will need first: our part, the
 * library and the manifests side by side rather than one after another. A failure is told by whoever
 * asks for the same thing in earnest.
 */
export function preloadEngine(type: TypedSource['type'], url: string): void {
  const parts = {
    hls: () => {
      prefetchPlaylists(url);
      return [importHls(), loadHls()];
    },
    // The biggest first: dash.js is what the rest waits for.
    dash: () => [loadDash(), importDash(), prefetchManifest(url)],
    file: () => [importNative()],
  }[type]();
  void Promise.allSettled<unknown>(parts);
}
