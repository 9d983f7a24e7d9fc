import type { MediaPlayerClass } from 'dashjs';
import type { CancelTimer, Clock } from '../../base/clock.js';
import { Disposer } from '../../base/disposer.js';
import type { DownloadProgress, DownloadSample } from '../../media/download.js';
import type { Ladder } from '../../media/rendition.js';
import type { AbrDriver } from '../driver/abr-driver.js';
import { ArrivalLog, LOOK_MS } from '../timing/arrival-log.js';
import { bytesBeside } from '../timing/bytes-beside.js';
import type { ResourceTimer } from '../timing/resource-timer.js';
import { chunkedSource, loadedBytes } from './dash-arrivals.js';
import { listen, type DashRequest, type Outgoing } from './dash-bus.js';
import { ladderIndex } from './dash-ladder.js';
import { timesAskedBefore } from './first-segments.js';

export interface DashDownloadsOptions {
  readonly player: MediaPlayerClass;
  readonly driver: AbrDriver;
  readonly timer: ResourceTimer;
  readonly clock: Clock;
  readonly bufferLevelSec: () => number;
  readonly onSample: (sample: DownloadSample) => void;
  readonly mayAbandon: (renditionIndex: number) => boolean;
  /** Abort the video request under way; dash.js then asks for its segment again. */
  readonly abort: () => void;
  /** Passed over: nothing came, whatever dash.js was given. */
  readonly isGone: (request: DashRequest) => boolean;
}

interface Running {
  readonly request: DashRequest;
  /** Of the attempt under way. */
  startMs: number;
  /** Attempts that had failed when it began. */
  failures: number;
  /** It is to be chosen anew: the one before it took its time. */
  isAgain: boolean;
  readonly stopLooking: CancelTimer;
}

/** Tells driver and listeners of dash.js's segment downloads, and abandons one when the driver says so. */
export class DashDownloads {
  readonly #options: DashDownloadsOptions;
  readonly #disposer = new Disposer();
  readonly #arrivals = new ArrivalLog();
  #running: Running | null = null;
  #audio: DashRequest | null = null;
  #lastUrl: string | null = null;

  constructor(options: DashDownloadsOptions) {
    this.#options = options;
    const { player } = options;
    this.#disposer.add(
      listen(player, 'fragmentLoadingStarted', ({ request }) => {
        if (isSegment(request, 'video')) this.#started(request);
        if (isSegment(request, 'audio')) this.#audio = request;
      }),
    );
    player.addRequestInterceptor((outgoing) => {
      this.#attempted((outgoing as Outgoing).customData?.request);
      return Promise.resolve(outgoing);
    });
    this.#disposer.add(
      listen(player, 'fragmentLoadingCompleted', ({ request, error }) => {
        this.#ended(request);
        if (!error && request.type === 'MediaSegment' && !options.isGone(request)) this.#arrived(request);
      }),
    );
    this.#disposer.add(
      listen(player, 'fragmentLoadingAbandoned', ({ request }) => {
        this.#ended(request);
      }),
    );
  }

  /** The last media segment that arrived. */
  get lastUrl(): string | null {
    return this.#lastUrl;
  }

  dispose(): void {
    this.#disposer.dispose();
    this.#running?.stopLooking();
    this.#running = null;
  }

  #indexOf({ representation }: DashRequest): number {
    return representation ? ladderIndex(this.#ladder, representation) : -1;
  }

  get #ladder(): Ladder {
    return this.#options.driver.ladder;
  }

  #started(request: DashRequest): void {
    const { clock, driver } = this.#options;
    this.#running?.stopLooking();
    this.#arrivals.begin();
    this.#running = {
      request,
      startMs: clock.now(),
      failures: request.retryAttempts,
      isAgain: false,
      stopLooking: clock.every(LOOK_MS, () => {
        this.#look();
      }),
    };
    // A switch fetches an init segment between the choice and this request; the choice may have lapsed.
    driver.choose();
    driver.requested(this.#indexOf(request));
  }

  /** dash.js asks again where an attempt failed: a download of its own, of which nothing has been seen yet. */
  #attempted(request: DashRequest | undefined): void {
    if (!this.#running || this.#running.request !== request) return;
    this.#running.startMs = this.#options.clock.now();
    this.#running.isAgain = request.retryAttempts > this.#running.failures;
    this.#running.failures = request.retryAttempts;
  }

  #ended(request: DashRequest): void {
    if (this.#audio === request) this.#audio = null;
    if (this.#running?.request !== request) return;
    this.#running.stopLooking();
    this.#running = null;
    this.#options.driver.settled();
  }

  #look(): void {
    if (!this.#running) return;
    const { clock, driver, bufferLevelSec, mayAbandon, abort } = this.#options;
    const { request, startMs, failures } = this.#running;
    // Between two attempts nothing comes, however fast the link.
    if (request.retryAttempts > failures) return;
    // A live segment that is asked for while it is made comes as it is made: there is no faster one.
    if (request.fileLoaderType === 'fetch_loader') return;
    const loaded = loadedBytes(request);
    const firstByteMs = loaded > 0 ? this.#firstByteMs(request) : null;
    const progress: DownloadProgress = {
      kind: 'video',
      renditionIndex: this.#indexOf(request),
      loadedBytes: loaded,
      ...(request.bytesTotal > 0 ? { totalBytes: request.bytesTotal } : {}),
      durationSec: request.duration,
      requestStartMs: startMs,
      ...(firstByteMs === null ? {} : { responseStartMs: firstByteMs }),
      nowMs: clock.now(),
      bufferLevelSec: bufferLevelSec(),
    };
    this.#arrivals.look(progress);
    if (!mayAbandon(progress.renditionIndex)) return;
    const { isAgain } = this.#running;
    this.#running.isAgain = false;
    if (!(isAgain && driver.reconsider()) && !driver.abandon(progress)) return;
    // No end to tell: the driver already stands by its new choice.
    this.#running.stopLooking();
    this.#running = null;
    abort();
  }

  #arrived(request: DashRequest): void {
    const { mediaType, url, duration } = request;
    if ((mediaType !== 'video' && mediaType !== 'audio') || url === null) return;
    this.#lastUrl = url;
    const { timer, driver, onSample } = this.#options;
    const rough = this.#roughTiming(request);
    const exact = timer.measure({ url, ...rough });
    const timed: DownloadSample = {
      kind: mediaType,
      renditionIndex: mediaType === 'video' ? this.#indexOf(request) : -1,
      durationSec: duration,
      url,
      ...(exact
        ? { ...exact, timing: 'resource-timing' }
        : { ...rough, bytes: loadedBytes(request), fromCache: false, timing: 'engine' }),
    };
    const sample = { ...timed, ...this.#besideOf(timed), ...this.#sourceOf(request, timed) };
    driver.sample(sample);
    onSample(sample);
  }

  /** Sound that is on its way while a picture has come. */
  #besideOf(sample: DownloadSample): { readonly besideBytes?: number } {
    const firstByteMs = this.#audio && this.#firstByteMs(this.#audio);
    if (sample.kind !== 'video' || this.#audio === null || firstByteMs === null) return {};
    const other = { loadedBytes: loadedBytes(this.#audio), responseStartMs: firstByteMs };
    const besideBytes = bytesBeside(sample, other, this.#options.clock.now());
    return besideBytes > 0 ? { besideBytes } : {};
  }

  /** Of a request under way; null until bytes have come. */
  #firstByteMs(request: DashRequest): number | null {
    const before = timesAskedBefore(request)?.firstByteMs;
    if (before !== undefined) return before;
    const { firstByteDate } = request;
    return firstByteDate && this.#options.clock.now() - (Date.now() - firstByteDate.getTime());
  }

  /** Chunks that dash.js timed itself; else what the looks saw, which are at video alone. */
  #sourceOf(request: DashRequest, sample: DownloadSample) {
    const chunked = chunkedSource(request, sample);
    if (chunked) return { source: chunked };
    return sample.kind === 'video' ? this.#arrivals.sourceOf(sample) : {};
  }

  /** dash.js takes its times by `Date`: only differences of them are used, back from now. */
  #roughTiming(request: DashRequest) {
    const { startDate, firstByteDate, endDate } = request;
    const { startMs, firstByteMs } = timesAskedBefore(request) ?? {};
    const responseEndMs = this.#options.clock.now();
    const endedAt = endDate?.getTime() ?? Date.now();
    const before = (date: Date | null): number =>
      responseEndMs - Math.max(0, endedAt - (date?.getTime() ?? endedAt));
    return {
      requestStartMs: startMs ?? before(startDate),
      responseStartMs: firstByteMs ?? before(firstByteDate),
      responseEndMs,
    };
  }
}

function isSegment({ mediaType, type }: DashRequest, kind: 'video' | 'audio'): boolean {
  return mediaType === kind && type === 'MediaSegment';
}
