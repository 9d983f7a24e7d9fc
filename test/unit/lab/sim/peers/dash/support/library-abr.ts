import type {
  AbrContext,
  AbrController,
  AbrDecision,
  AbrEvent,
} from '../../../../../../../src/abr/contract/abr-controller.js';
import { seededRandom } from '../../../../../../../src/base/random.js';
import type { DownloadProgress, DownloadSample } from '../../../../../../../src/media/download.js';
import type { FactoryMaker } from './load-dashjs.js';
import { exactDate, LibraryClock } from './library-clock.js';
import { createLibrary, type Library, type LibraryRepresentation } from './create-library.js';

const streamId = 'stream';
const scope = { streamId, mediaType: 'video' };

/** `stallThreshold` of the library's settings. */
const emptyBufferSec = 0.3;

interface Request {
  readonly startMs: number;
  readonly index: number;
  readonly mediaType: 'video';
  readonly traces: { readonly d: number; readonly b: readonly number[] }[];
  readonly duration: number;
  readonly representation: LibraryRepresentation;
  firstByteDate: { getTime(): number } | null;
  bytesLoaded: number;
  bytesTotal: number;
  lastMs: number;
}

/**
 * dash.js' own AbrController, rules, metrics and throughput model behind our contract. It reports to them what a
 * player would, as it happens: buffer levels, requests, fragments, progress. Nothing of it is shared with the
 * controllers under test.
 */
export class LibraryAbr implements AbrController {
  readonly name = 'library';
  readonly #maker: FactoryMaker;
  readonly #activeRules: readonly string[];
  readonly #clock: LibraryClock;
  #library: Library | null = null;
  #segment = 0;
  #request: Request | null = null;
  #bufferState: string | null = null;
  /** When and with how much buffer the segment under way was decided on. */
  #asked = { nowMs: 0, levelSec: 0, rate: 1 };

  constructor(maker: FactoryMaker, activeRules: readonly string[], seed: number) {
    this.#maker = maker;
    this.#activeRules = activeRules;
    this.#clock = new LibraryClock(seededRandom(seed));
  }

  observe(event: AbrEvent): void {
    const library = this.#library;
    if (library === null) return;
    if (event.type === 'sample')
      this.#clock.at(event.sample.responseEndMs, () => this.#finish(library, event.sample));
    else if (event.type === 'seek')
      this.#clock.at(event.atMs, () => library.trigger('playbackSeeking', { streamId }));
  }

  decide(context: AbrContext): AbrDecision {
    this.#library ??= createLibrary(this.#maker, this.#activeRules, context);
    const library = this.#library;
    this.#asked = { nowMs: context.nowMs, levelSec: context.bufferLevelSec, rate: context.playbackRate };
    library.tell(context);
    return this.#clock.at(context.nowMs, () => {
      library.waitMs = 0;
      if (context.currentIndex < 0) library.start();
      else {
        this.#level(library, context.bufferLevelSec);
        library.abr['checkPlaybackQuality']?.('video', streamId);
      }
      return { renditionIndex: library.currentIndex, reason: 'library', waitMs: library.waitMs };
    });
  }

  abandon(progress: DownloadProgress, context: AbrContext): AbrDecision | null {
    const library = this.#library;
    if (library === null) return null;
    library.tell(context);
    return this.#clock.at(context.nowMs, () => {
      this.#level(library, context.bufferLevelSec);
      const request = this.#track(library, progress);
      if (request === null) return null;
      const before = library.currentIndex;
      library.request = request;
      library.trigger('loadingProgress', { request, ...scope });
      if (library.currentIndex === before) return null;
      library.trigger('fragmentLoadingAbandoned', { request, ...scope });
      return { renditionIndex: library.currentIndex, reason: 'library' };
    });
  }

  reset(): void {
    this.#library?.dispose();
    this.#library = null;
    this.#segment = 0;
    this.#request = null;
    this.#bufferState = null;
  }

  #finish(library: Library, sample: DownloadSample): void {
    const { nowMs, levelSec, rate } = this.#asked;
    const levelBeforeSec = Math.max(0, levelSec - ((sample.responseEndMs - nowMs) / 1000) * rate);
    // Before the first segment there is no level to report, and nothing that could be empty.
    if (this.#segment > 0) this.#level(library, levelBeforeSec);
    const representation = library.representations[sample.renditionIndex];
    const startTime = this.#segment * sample.durationSec;
    const request = {
      mediaType: 'video',
      type: 'MediaSegment',
      url: `segment-${this.#segment}`,
      startDate: exactDate(sample.requestStartMs),
      firstByteDate: exactDate(sample.responseStartMs),
      endDate: exactDate(sample.responseEndMs),
      duration: sample.durationSec,
      representation,
      resourceTimingValues: {
        transferSize: sample.fromCache ? 0 : sample.bytes,
        decodedBodySize: sample.bytes,
        responseStart: sample.responseStartMs,
        responseEnd: sample.responseEndMs,
      },
    };
    library.metrics['addHttpRequest']?.(request, request.url, 200, {}, [{ s: 0, d: 1, b: [1] }], null);
    const chunk = { start: startTime, duration: sample.durationSec, representation };
    library.trigger('mediaFragmentLoaded', { chunk, ...scope });
    this.#level(library, levelBeforeSec + sample.durationSec);
    library.trigger('bytesAppendedEndFragment', { startTime, ...scope });
    this.#segment += 1;
    this.#request = null;
  }

  #level(library: Library, levelSec: number): void {
    library.metrics['addBufferLevel']?.('video', exactDate(0), levelSec * 1000);
    const state = levelSec <= emptyBufferSec ? 'bufferStalled' : 'bufferLoaded';
    if (state === this.#bufferState) return;
    this.#bufferState = state;
    library.metrics['addBufferState']?.('video', state, 0);
    library.trigger(state, { ...scope });
  }

  /** Null where no byte has come since: a browser reports no progress then. */
  #track(library: Library, progress: DownloadProgress): Request | null {
    const { requestStartMs, nowMs, loadedBytes, totalBytes = Number.NaN, durationSec } = progress;
    const representation = library.representations[progress.renditionIndex];
    if (representation === undefined) return null;
    if (this.#request?.startMs !== requestStartMs)
      this.#request = {
        startMs: requestStartMs,
        index: this.#segment,
        mediaType: 'video',
        traces: [],
        duration: durationSec,
        representation,
        firstByteDate: null,
        bytesLoaded: 0,
        bytesTotal: totalBytes,
        lastMs: requestStartMs,
      };
    const request = this.#request;
    if (!(loadedBytes > request.bytesLoaded)) return null;
    request.firstByteDate ??= exactDate(nowMs);
    request.traces.push({ d: nowMs - request.lastMs, b: [loadedBytes - request.bytesLoaded] });
    request.bytesLoaded = loadedBytes;
    request.bytesTotal = totalBytes;
    request.lastMs = nowMs;
    return request;
  }
}
