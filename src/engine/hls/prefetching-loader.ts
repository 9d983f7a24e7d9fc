import type {
  HlsConfig,
  Loader,
  LoaderCallbacks,
  LoaderConfiguration,
  LoaderContext,
  PlaylistLoaderConstructor,
  PlaylistLoaderContext,
} from 'hls.js';
import { takeManifest, type PrefetchedManifest } from '../manifest-prefetch.js';

type BaseLoader = new (config: HlsConfig) => Loader<LoaderContext>;

/** hls.js's own loader, but that a playlist asked for beforehand is not asked for again. */
export function createPrefetchingLoader(Base: BaseLoader): PlaylistLoaderConstructor {
  return class PrefetchingLoader extends Base {
    #over = false;

    override load(
      context: LoaderContext,
      config: LoaderConfiguration,
      callbacks: LoaderCallbacks<LoaderContext>,
    ): void {
      const coming = takeManifest(context.url);
      if (!coming) {
        super.load(context, config, callbacks);
        return;
      }
      void coming.then((outcome) => {
        if (this.#over) return;
        if (outcome === 'failed') super.load(context, config, callbacks);
        else if (outcome === 'timeout') callbacks.onTimeout(this.stats, context, null);
        else this.#hand(outcome, context, callbacks);
      });
    }

    override abort(): void {
      this.#over = true;
      super.abort();
    }

    override destroy(): void {
      this.#over = true;
      super.destroy();
    }

    #hand(
      { response: { url }, text, startMs, firstByteMs, endMs }: PrefetchedManifest,
      context: LoaderContext,
      callbacks: LoaderCallbacks<LoaderContext>,
    ): void {
      const { loading } = this.stats;
      loading.start = startMs;
      loading.first = firstByteMs;
      loading.end = endMs;
      this.stats.loaded = text.length;
      this.stats.total = text.length;
      callbacks.onSuccess({ url, data: text, code: 200 }, this.stats, context, null);
    }
  } as unknown as new (config: HlsConfig) => Loader<PlaylistLoaderContext>;
}
