import type Hls from 'hls.js';
import type { FragLoadedData, FragLoadingData, Fragment } from 'hls.js';
import type { Clock } from '../../base/clock.js';
import type { DownloadSample, SegmentKind } from '../../media/download.js';
import type { AbrDriver } from '../driver/abr-driver.js';
import { BufferedSegments } from '../driver/buffered-segments.js';
import { ArrivalLog } from '../timing/arrival-log.js';
import { bytesBeside } from '../timing/bytes-beside.js';
import { createResourceTimer } from '../timing/resource-timer.js';
import { AbandonWatch, progressOf, type VideoDownload } from './abandon-watch.js';
import { isAudioSegment, isMainSegment } from './fragment-kind.js';
import type { LevelChooser } from './level-chooser.js';
import { SampleDesk, sampleOf } from './sample-desk.js';

export interface SegmentTrafficOptions {
  readonly hls: Hls;
  readonly events: typeof Hls.Events;
  readonly driver: AbrDriver;
  readonly chooser: () => LevelChooser;
  readonly clock: Clock;
  readonly bufferLevelSec: () => number;
  readonly onSample: (sample: DownloadSample) => void;
}

/** Follows the segments on their way: tells the driver, makes samples, carries out abandonment. */
export class SegmentTraffic {
  readonly #options: SegmentTrafficOptions;
  readonly #desk: SampleDesk;
  readonly #watch: AbandonWatch;
  readonly #arrivals = new ArrivalLog();
  readonly #held = new BufferedSegments();
  #audio: Pick<FragLoadingData, 'frag' | 'part'> | null = null;

  constructor(options: SegmentTrafficOptions) {
    const { hls, events, clock, driver, onSample } = options;
    this.#options = options;
    this.#desk = new SampleDesk(createResourceTimer({ clock }), (sample) => {
      driver.sample(sample);
      onSample(sample);
    });
    this.#watch = new AbandonWatch(clock, (download) => {
      this.#askToAbandon(download);
    });
    hls.on(events.FRAG_LOADING, (_, data) => {
      this.#loading(data);
    });
    hls.on(events.LEVELS_UPDATED, () => {
      this.#held.forget();
    });
    hls.on(events.FRAG_LOADED, (_, data) => {
      this.#loaded(data);
    });
    hls.on(events.FRAG_BUFFERED, (_, { frag }) => {
      if (isMainSegment(frag)) this.#buffered(frag);
    });
    hls.on(events.ERROR, (_, { frag, details }) => {
      if (!frag || !isMainSegment(frag)) return;
      // hls.js takes what came for the size of the segment, be it a server's words of regret.
      if (details.startsWith('fragLoad')) frag.stats.total = 0;
      this.#ended();
    });
  }

  /** Hands every finished download to the driver that still waits for its exact timing. */
  flush(): void {
    this.#desk.flush();
  }

  dispose(): void {
    this.#watch.stop();
    this.#desk.dispose();
  }

  #loading({ frag, part }: FragLoadingData): void {
    if (isAudioSegment(frag)) this.#audio = { frag, ...(part && { part }) };
    if (!isMainSegment(frag)) return;
    const renditionIndex = this.#indexOf(frag);
    if (renditionIndex < 0) return;
    this.#options.driver.requested(renditionIndex);
    this.#arrivals.begin();
    this.#watch.start({ frag, part: part ?? null, kind: this.#videoKind(), renditionIndex });
  }

  #loaded(data: FragLoadedData): void {
    if (isAudioSegment(data.frag)) {
      this.#audio = null;
      this.#desk.finished(sampleOf(data, 'audio', -1));
    }
    if (!isMainSegment(data.frag)) return;
    this.#ended();
    const sample = sampleOf(data, this.#videoKind(), this.#indexOf(data.frag));
    this.#desk.finished({ ...sample, ...this.#besideOf(sample), ...this.#arrivals.sourceOf(sample) });
  }

  /** Sound that is on its way while a picture has come. */
  #besideOf(sample: DownloadSample): { readonly besideBytes?: number } {
    if (this.#audio === null) return {};
    const { aborted, loaded, loading } = (this.#audio.part ?? this.#audio.frag).stats;
    if (aborted || loading.first === 0 || loading.end > 0) return {};
    const other = { loadedBytes: loaded, responseStartMs: loading.first };
    const besideBytes = bytesBeside(sample, other, this.#options.clock.now());
    return besideBytes > 0 ? { besideBytes } : {};
  }

  /**
   * What lies ahead is loaded anew by hls.js's own way to switch soon: it picks the boundary, by how long
   * it expects the first segment to take.
   */
  #buffered({ start, end, level }: Fragment): void {
    const { hls, driver, chooser, bufferLevelSec } = this.#options;
    this.#held.note(start, end, chooser().map.indexOf(level));
    const ahead = this.#held.ahead(hls.media?.currentTime ?? 0, bufferLevelSec());
    if (driver.replace(ahead)) hls.nextLevel = -1;
  }

  #ended(): void {
    this.#watch.stop();
    this.#options.driver.settled();
  }

  #indexOf(frag: Fragment): number {
    return this.#options.chooser().map.indexOf(frag.level);
  }

  #videoKind(): Exclude<SegmentKind, 'audio'> {
    return this.#options.hls.audioTracks.some(({ url }) => url !== '') ? 'video' : 'muxed';
  }

  /**
   * As hls.js's own emergency does it: the new level first, then the request is let go. While the new
   * level's playlist is still unknown the request goes on, and hls.js drops it when the playlist comes.
   */
  #askToAbandon(download: VideoDownload): void {
    const { hls, events, driver, clock, bufferLevelSec } = this.#options;
    const progress = progressOf(download, clock.now(), bufferLevelSec());
    this.#arrivals.look(progress);
    const decision = driver.abandon(progress);
    if (!decision) return;
    this.#watch.stop();
    const { map } = this.#options.chooser();
    const level = map.levelOf(decision.renditionIndex);
    // Read first, so that it is our own answer that is written back: a wish of hls.js's own would stand until a
    // segment has come, and one that failed be asked for in that rendition again, whatever becomes of the buffer.
    void hls.nextAutoLevel;
    hls.nextLoadLevel = level;
    const details = map.levels[level]?.details;
    if (!details || details.live) return;
    const { frag, part } = download;
    frag.abortRequests();
    hls.trigger(events.FRAG_LOAD_EMERGENCY_ABORTED, { frag, part, stats: (part ?? frag).stats });
  }
}
