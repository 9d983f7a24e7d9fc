import { prefetchManifest } from '../manifest-prefetch.js';
import { firstPlaylists } from './first-playlists.js';

/** Asks for a source's first playlists while hls.js is still on its way. */
export function prefetchPlaylists(url: string): void {
  void prefetchManifest(url).then((outcome) => {
    if (typeof outcome === 'string') return;
    const base = outcome.response.url;
    for (const uri of firstPlaylists(outcome.text)) {
      if (URL.canParse(uri, base)) void prefetchManifest(new URL(uri, base).href);
    }
  });
}
