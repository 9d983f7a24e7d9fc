import type Hls from 'hls.js';
import type { AudioStreamController, Fragment, HlsConfig, StreamController } from 'hls.js';
import { createEarlyLoader } from './early-loader.js';
import { isAudioSegment } from './fragment-kind.js';
import type { BaseLoaders, HlsModule } from './load-hls.js';

type Settings = Pick<HlsConfig, 'fLoader' | 'streamController' | 'audioStreamController'>;

/** The methods of hls.js's stream controllers that are overridden, whatever they take. */
interface FragmentLoading {
  config: HlsConfig;
  hls: Hls;
  fragCurrent: Fragment | null;
  /** By discontinuity: where the main timeline begins in its media's own time. */
  initPTS: Readonly<Record<number, unknown>>;
  _doFragLoad(...args: readonly unknown[]): Promise<unknown>;
  _handleTransmuxComplete(...args: readonly unknown[]): void;
}

/**
 * Settings with which hls.js appends what has come of a segment while a viewer waits for it.
 *
 * hls.js tells of fragments while they come only in its progressive mode, in which it also holds each piece
 * back until the next has come. So the mode is on for as long as a load is begun, and off when pieces come.
 *
 * @param waits whether nothing moves for want of the next segment, or is about not to.
 */
export function earlyFragments(
  { default: HlsJs }: HlsModule,
  { loader, FetchLoader }: BaseLoaders,
  waits: () => boolean,
): Settings {
  const { streamController, audioStreamController } = HlsJs.DefaultConfig;
  let audio: FragmentLoading | null = null;
  // Sound that comes before the picture's time is known is kept by hls.js as one whole, which pieces after
  // it would never let go again.
  const takes = (frag: Fragment): boolean => !isAudioSegment(frag) || audio?.initPTS[frag.cc] !== undefined;
  return {
    fLoader: createEarlyLoader(loader, FetchLoader, takes),
    streamController: eager(streamController, waits),
    // hls.js's light build has none.
    ...(audioStreamController && {
      audioStreamController: eager(audioStreamController, (controller) => {
        audio = controller;
        return waits();
      }),
    }),
  };
}

function eager<Controller extends typeof StreamController | typeof AudioStreamController>(
  Base: Controller,
  waits: (controller: FragmentLoading) => boolean,
): Controller {
  const Plain = Base as unknown as new (...args: readonly unknown[]) => FragmentLoading;
  return class extends Plain {
    override _doFragLoad(...args: readonly unknown[]): Promise<unknown> {
      this.config.progressive = waits(this) && isPlainMp4(this.hls);
      try {
        return super._doFragLoad(...args);
      } finally {
        this.config.progressive = false;
      }
    }

    /**
     * Where the first segment's second piece begins beyond 2 s, hls.js takes that for a hole at the start of the
     * title: it would count as an error of this rendition, which is then tried last and later.
     */
    override _handleTransmuxComplete(...args: readonly unknown[]): void {
      const frag = this.fragCurrent;
      const wasGap = frag?.gap;
      super._handleTransmuxComplete(...args);
      if (frag && !wasGap && frag.stats.chunkCount > 1) frag.gap = false;
    }
  } as unknown as Controller;
}

/** Fragmented MP4, in the clear: what comes in pieces can be cut there, and appended as it is. */
function isPlainMp4({ latestLevelDetails: details }: Hls): boolean {
  return Boolean(details?.fragments.at(-1)?.initSegment) && details?.encryptedFragments.length === 0;
}
