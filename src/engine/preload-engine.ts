import type { TypedSource } from '../media/media-engine.js';
import { loadDash } from './dash/load-dash.js';
import { importDash, importHls, importNative } from './import-engine.js';
import { loadHls } from './hls/load-hls.js';
import { prefetchPlaylists } from './hls/playlist-prefetch.js';
import { prefetchManifest } from './manifest-prefetch.js';

/**
 * Starts the download of what `createEngine` and its engine will need first: our part, the
 * library and the manifests side by side rather than one after another. A failure is told by whoever
 * asks for the same thing in earnest.
 * @param manifests false where the engine's requests are to be marked: these would not be.
 */
export function preloadEngine(type: TypedSource['type'], url: string, manifests = true): void {
  // The biggest first: the library is what the rest waits for.
  const parts = {
    hls: () => {
      if (manifests) prefetchPlaylists(url);
      return [loadHls(), importHls()];
    },
    dash: () => [loadDash(), importDash(), ...(manifests ? [prefetchManifest(url)] : [])],
    file: () => [importNative()],
  }[type]();
  void Promise.allSettled<unknown>(parts);
}
