import type { MediaEngine } from '../../media/media-engine.js';
import type { EngineDeps } from '../engine-deps.js';
import { HlsEngine } from './hls-engine.js';
import { loadHls } from './load-hls.js';

/** @throws SvError ENGINE_LOAD_FAILED (rejects) if hls.js's script can't be had. */
export async function createHlsEngine(deps: EngineDeps): Promise<MediaEngine> {
  const { mark } = deps;
  // Beside hls.js, which is bigger.
  const marking = mark && import('./marking-loader.js');
  const module = await loadHls();
  if (!mark || !marking) return new HlsEngine(module, deps);
  const { markingLoaders } = await marking;
  return new HlsEngine(module, deps, (loaders, hls) => markingLoaders(loaders, mark, hls));
}
