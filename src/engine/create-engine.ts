import { sourceUnsupported } from '../media/errors.js';
import type { MediaEngine, TypedSource } from '../media/media-engine.js';
import { hasMediaSource, playsHlsItself } from './capabilities.js';
import type { EngineDeps } from './engine-deps.js';
import { importDash, importHls, importNative } from './import-engine.js';

export interface EngineOptions {
  /** Let the browser play HLS by itself where it can. */
  readonly prefer?: 'native';
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
