import type {
  Fragment,
  FragmentLoaderConstructor,
  FragmentLoaderContext,
  HlsConfig,
  Loader,
  LoaderCallbacks,
  LoaderConfiguration,
  LoaderContext,
} from 'hls.js';
import { EarlyPieces } from '../early/early-pieces.js';

type Network = Parameters<NonNullable<LoaderCallbacks<LoaderContext>['onProgress']>>[3];

type BaseLoader = new (config: HlsConfig) => Loader<LoaderContext>;

/**
 * hls.js's own loader, but that a fragment which hls.js wants to hear of while it comes (`onProgress`) is
 * streamed, and told in pieces that can be appended at once.
 *
 * @param takes whether hls.js can do with pieces of this fragment yet; until then they are kept.
 */
export function createEarlyLoader(
  Base: BaseLoader,
  Streaming: BaseLoader,
  takes: (frag: Fragment) => boolean,
): FragmentLoaderConstructor {
  return class EarlyLoader extends Base {
    #stream: Loader<LoaderContext> | null = null;
    readonly #config: HlsConfig;

    constructor(config: HlsConfig) {
      super(config);
      this.#config = config;
    }

    override load(
      context: LoaderContext,
      config: LoaderConfiguration,
      callbacks: LoaderCallbacks<LoaderContext>,
    ): void {
      const { frag, part } = context as FragmentLoaderContext;
      const { onProgress, ...others } = callbacks;
      if (!onProgress || part || frag.sn === 'initSegment' || !frag.initSegment) {
        super.load(context, config, callbacks);
        return;
      }
      const pieces = new EarlyPieces(frag.duration);
      const hand = (piece: Uint8Array<ArrayBuffer> | null, network: Network): void => {
        if (piece && piece.byteLength > 0) onProgress(this.stats, context, piece.buffer, network);
      };
      const stream = new Streaming(this.#config);
      stream.stats = this.stats;
      this.#stream = stream;
      // Each chunk is told as it comes.
      const unheld = { ...config, highWaterMark: 0 } as LoaderConfiguration;
      stream.load(context, unheld, {
        ...others,
        onProgress: (stats, _context, data, network) => {
          const bytes = new Uint8Array(data as ArrayBuffer);
          hand(pieces.push(bytes, performance.now(), stats.total, takes(frag)), network);
        },
        onSuccess: (response, stats, _context, network) => {
          hand(pieces.end(), network);
          others.onSuccess({ ...response, data: new ArrayBuffer(0) }, stats, context, network);
        },
      });
    }

    override abort(): void {
      if (this.#stream) this.#stream.abort();
      else super.abort();
    }

    override destroy(): void {
      this.#stream?.destroy();
      super.destroy();
    }
  } as unknown as FragmentLoaderConstructor;
}
