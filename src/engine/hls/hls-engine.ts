import type Hls from 'hls.js';
import { systemClock } from '../../base/clock.js';
import { Disposer } from '../../base/disposer.js';
import { Emitter } from '../../base/emitter.js';
import type { AudioSelection } from '../../media/audio-track.js';
import { bufferedAheadSec } from '../../media/buffered.js';
import type { LiveStream } from '../../media/live-stream.js';
import type { EngineEvents, LoadOptions, MediaEngine, TypedSource } from '../../media/media-engine.js';
import type { Ladder, RenditionCap, RenditionSelection } from '../../media/rendition.js';
import { AbrDriver } from '../driver/abr-driver.js';
import { connectionHintKbps } from '../driver/connection-hint.js';
import type { AbrSituation } from '../driver/situation.js';
import { waitsForMedia } from '../early/waits-for-media.js';
import type { EngineDeps } from '../engine-deps.js';
import { Opening } from '../opening.js';
import { createAbrBridge } from './abr-bridge.js';
import { calmLoops } from './calm-loops.js';
import { earlyFragments } from './early-fragments.js';
import { HlsAudio } from './hls-audio.js';
import { BUFFER_SEC, hlsConfig } from './hls-config.js';
import { liveStreamOf } from './hls-live.js';
import { watchMetadata } from './hls-metadata.js';
import { HlsRecovery } from './hls-recovery.js';
import { LevelChooser } from './level-chooser.js';
import { upcomingBytes } from './listed-sizes.js';
import type { BaseLoaders, HlsModule } from './load-hls.js';
import { createPrefetchingLoader } from './prefetching-loader.js';
import { segmentPolicy } from './retries.js';
import { SegmentTraffic } from './segment-traffic.js';
import { noteWorkerFailure, wantsWorker, workerUrl } from './worker.js';

/** Until a playlist says otherwise. */
const USUAL_SEGMENT_SEC = 4;

/** With so much ahead, a look at the buffer need not come at once. */
const CALM_SEC = 10;

/** hls.js behind our port; our controller decides through {@link AbrDriver}. */
export class HlsEngine implements MediaEngine {
  readonly kind = 'hls';
  readonly #events = new Emitter<EngineEvents>();
  readonly #disposer = new Disposer();
  readonly #opening = new Opening();
  readonly #media: HTMLVideoElement;
  readonly #hls: Hls;
  readonly #driver: AbrDriver;
  readonly #chooser: LevelChooser;
  readonly #recovery: HlsRecovery;
  readonly #audio: HlsAudio;
  #url = '';
  #renderedIndex = -1;

  /** @param over what to put over hls.js's own loaders, under ours. */
  constructor(
    module: HlsModule,
    { media, controller, clock = systemClock }: EngineDeps,
    over: (loaders: BaseLoaders, hls: () => Hls) => BaseLoaders = (loaders) => loaders,
  ) {
    this.#media = media;
    this.#driver = new AbrDriver({
      controller,
      clock,
      situation: this.#situation(),
      hintKbps: connectionHintKbps(),
      onDecision: (decision) => {
        this.#events.emit('decision', decision);
      },
      onFailure: (error) => {
        this.#events.emit('error', { error, stopped: false });
      },
    });
    const { default: HlsJs, FetchLoader } = module;
    const { DefaultConfig } = HlsJs;
    const loaders = over({ loader: DefaultConfig.loader, FetchLoader }, () => this.#hls);
    const early = earlyFragments(module, loaders, () => waitsForMedia(media));
    // A gap so small that it counts as buffered may still hold the media up.
    const isCalm = (): boolean =>
      media.readyState >= media.HAVE_FUTURE_DATA && this.#bufferLevelSec() >= CALM_SEC;
    this.#hls = new HlsJs({
      ...hlsConfig,
      fragLoadPolicy: segmentPolicy({ clock, bufferLevelSec: () => this.#bufferLevelSec() }),
      // Turned on by a playlist that is worth it.
      enableWorker: false,
      workerPath: workerUrl(),
      loader: loaders.loader,
      ...early,
      ...calmLoops({ ...DefaultConfig, ...early }, isCalm),
      pLoader: createPrefetchingLoader(loaders.loader),
      abrController: createAbrBridge(DefaultConfig.abrController, () => this.#chooser.choose()),
    });
    const traffic = new SegmentTraffic({
      hls: this.#hls,
      events: HlsJs.Events,
      driver: this.#driver,
      chooser: () => this.#chooser,
      clock,
      bufferLevelSec: () => this.#bufferLevelSec(),
      onSample: (sample) => {
        this.#events.emit('sample', sample);
      },
    });
    this.#chooser = new LevelChooser({
      hls: this.#hls,
      driver: this.#driver,
      clock,
      beforeChoice: () => {
        traffic.flush();
      },
      onLadder: (before, { ladder }) => {
        const seen = before.ladder[this.#renderedIndex];
        this.#renderedIndex = seen ? ladder.findIndex(({ id }) => id === seen.id) : -1;
        this.#events.emit('renditions', { renditions: ladder });
      },
    });
    this.#recovery = new HlsRecovery({
      hls: this.#hls,
      media,
      clock,
      sourceUrl: () => this.#url,
      tell: (error, stopped) => {
        this.#events.emit('error', { error, stopped });
        if (stopped) this.#opening.fail(error);
      },
    });
    this.#audio = new HlsAudio(this.#hls, HlsJs.Events, (audio) => {
      this.#events.emit('audio', audio);
    });
    this.#listen(HlsJs.Events);
    this.#disposer.add(() => {
      traffic.dispose();
      this.#chooser.dispose();
      this.#recovery.dispose();
      this.#hls.destroy();
      this.#events.clear();
    });
  }

  get events(): Emitter<EngineEvents> {
    return this.#events;
  }

  get renditions(): Ladder {
    return this.#driver.ladder;
  }

  get loadingIndex(): number {
    return this.#driver.currentIndex;
  }

  get renderedIndex(): number {
    return this.#renderedIndex;
  }

  get selection(): RenditionSelection {
    return this.#driver.selection;
  }

  get audio(): AudioSelection {
    return this.#audio.audio;
  }

  get isLive(): boolean {
    return this.#hls.latestLevelDetails?.live ?? false;
  }

  get live(): LiveStream | null {
    return liveStreamOf(this.#hls);
  }

  load({ url }: TypedSource, { startSec = -1 }: LoadOptions = {}): Promise<void> {
    const opened = this.#opening.begin();
    this.#url = url;
    this.#hls.config.startPosition = startSec;
    this.#hls.loadSource(url);
    this.#hls.attachMedia(this.#media);
    return opened;
  }

  select(selection: RenditionSelection): void {
    this.#driver.select(selection);
    this.#chooser.release();
    // hls.js stays in its automatic mode and asks us, so that a broken rendition has a way around.
    // This makes it fetch anew what is ahead of the segment on screen.
    if (selection.mode === 'pinned' && selection.renditionIndex !== this.loadingIndex) {
      this.#hls.nextLevel = -1;
    }
  }

  cap(cap: RenditionCap): void {
    this.#driver.cap(cap);
  }

  selectAudio(index: number): void {
    this.#audio.select(index);
  }

  recover(): void {
    this.#recovery.recover();
  }

  destroy(): void {
    this.#disposer.dispose();
    this.#opening.abort();
  }

  #listen(events: typeof Hls.Events): void {
    watchMetadata(this.#hls, events, (metadata) => {
      this.#events.emit('metadata', metadata);
    });
    this.#hls.on(events.MANIFEST_PARSED, () => {
      this.#chooser.refresh();
    });
    this.#hls.on(events.LEVELS_UPDATED, () => {
      this.#chooser.refresh();
    });
    this.#hls.on(events.LEVEL_LOADED, (_, { details }) => {
      this.#hls.config.enableWorker = wantsWorker(details);
      this.#opening.succeed();
    });
    this.#hls.on(events.FRAG_CHANGED, (_, { frag }) => {
      this.#entered(this.#chooser.map.indexOf(frag.level));
    });
    this.#hls.on(events.ERROR, (_, data) => {
      noteWorkerFailure(data);
      this.#recovery.heard(data);
    });
    this.#onMedia('seeking', () => {
      this.#chooser.release();
      this.#driver.seeked();
    });
    this.#onMedia('waiting', () => {
      this.#chooser.release();
      if (this.#renderedIndex >= 0 && !this.#media.seeking) this.#driver.stalled();
    });
    this.#onMedia('error', () => {
      this.#recovery.elementFailed();
    });
  }

  #onMedia(type: 'seeking' | 'waiting' | 'error', listener: () => void): void {
    this.#media.addEventListener(type, listener);
    this.#disposer.add(() => {
      this.#media.removeEventListener(type, listener);
    });
  }

  /** `hls.currentLevel` lags behind; the segment under the playhead doesn't. */
  #entered(renditionIndex: number): void {
    if (renditionIndex < 0 || renditionIndex === this.#renderedIndex) return;
    this.#renderedIndex = renditionIndex;
    this.#events.emit('rendered', { renditionIndex, positionSec: this.#media.currentTime });
  }

  #bufferLevelSec(): number {
    return bufferedAheadSec(this.#media.buffered, this.#media.currentTime);
  }

  /** Where the video in the buffer ends; audio of its own may end elsewhere. */
  #videoEndSec(): number {
    return this.#hls.mainForwardBufferInfo?.end ?? this.#media.currentTime;
  }

  #situation(): AbrSituation {
    return {
      bufferLevelSec: () => this.#bufferLevelSec(),
      maxBufferSec: () => BUFFER_SEC,
      segmentDurationSec: () => this.#hls.latestLevelDetails?.averagetargetduration ?? USUAL_SEGMENT_SEC,
      playbackRate: () => this.#media.playbackRate,
      upcomingBytes: () => upcomingBytes(this.#chooser.map, this.#videoEndSec()),
      remainingSec: () => (this.isLive ? undefined : this.#media.duration - this.#videoEndSec()),
      live: () => {
        const { targetLatency, latency } = this.#hls;
        return this.isLive && targetLatency !== null
          ? { latencySec: latency, targetLatencySec: targetLatency }
          : undefined;
      },
    };
  }
}
