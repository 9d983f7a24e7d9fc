import { default as Hls } from 'hls.js';
import type { AbrContext } from '../../../../../../src/abr/contract/abr-controller.js';
import type { Ladder } from '../../../../../../src/media/rendition.js';

/** The library takes a time of 0 for "not yet", so its clock starts later than the simulator's. */
const clockStartMs = 1000;

interface FakeDetails {
  readonly live: boolean;
  readonly averagetargetduration: number;
}

interface FakeLevel {
  readonly bitrate: number;
  readonly maxBitrate: number;
  readonly averageBitrate: number;
  readonly loadError: number;
  readonly fragmentError: number;
  readonly codecSet: string;
  readonly videoRange: string;
  readonly frameRate: number;
  readonly height: number;
  readonly score: number;
  readonly audioGroups: undefined;
  details?: FakeDetails;
}

export interface FakeFragment {
  readonly type: 'main';
  readonly sn: number;
  readonly level: number;
  readonly duration: number;
  readonly bitrateTest: boolean;
  readonly bitrate: number | null;
  abortRequests(): void;
  readonly startMs: number;
  readonly stats: { aborted: boolean };
  load(loaded: number, total: number, firstByteMs: number | undefined, endMs: number | null): void;
}

type Handler = (name: string, data: unknown) => void;

const silent = (): void => undefined;
const logger = { log: silent, info: silent, warn: silent, error: silent, debug: silent, trace: silent };

/** Stands in for the rest of hls.js: what its AbrController asks for, and what it tells. */
export class HlsWorld {
  readonly config: Record<string, unknown> = { ...Hls.DefaultConfig, useMediaCapabilities: false };
  readonly logger = logger;
  readonly allAudioTracks: never[] = [];
  readonly minAutoLevel = 0;
  readonly firstLevel = 0;
  readonly autoLevelEnabled = true;
  readonly media = { paused: false, readyState: 4, playbackRate: 1 };
  readonly mainForwardBufferInfo = { len: 0 };
  levels: FakeLevel[] = [];
  maxAutoLevel = 0;
  loadLevel = -1;
  latestLevelDetails: FakeDetails | null = null;
  abr: object = {};
  /** How often the library called an emergency. */
  emergencies = 0;
  nowMs = 0;
  readonly #handlers = new Map<string, Handler>();
  #details: FakeDetails = { live: false, averagetargetduration: 0 };
  #timers = new Map<number, { readonly run: () => void; readonly everyMs: number }>();
  #lastTimer = 0;

  on(name: string, handler: Handler, self: unknown): void {
    this.#handlers.set(name, (...told) => Reflect.apply(handler, self, told));
  }

  off(name: string): void {
    this.#handlers.delete(name);
  }

  trigger(name: string): void {
    if (name === 'hlsFragLoadEmergencyAborted') this.emergencies += 1;
  }

  emit(name: string, data: unknown): void {
    this.#asBrowser(() => this.#handlers.get(name)?.(name, data));
  }

  get loadLevelObj(): FakeLevel | null {
    return this.levels[this.loadLevel] ?? null;
  }

  set nextAutoLevel(level: number) {
    Reflect.set(this.abr, 'nextAutoLevel', level);
  }

  set nextLoadLevel(level: number) {
    if (level !== this.loadLevel) {
      this.loadLevel = level;
      this.emit('hlsLevelSwitching', { level });
    }
    this.nextAutoLevel = level;
  }

  /** As level-controller does: the default estimate follows the first level's bitrate, up to a limit. */
  openManifest(renditions: Ladder): void {
    this.levels = renditions.map(({ bitrateKbps, peakKbps }) => ({
      bitrate: (peakKbps ?? bitrateKbps) * 1000,
      maxBitrate: (peakKbps ?? bitrateKbps) * 1000,
      averageBitrate: bitrateKbps * 1000,
      loadError: 0,
      fragmentError: 0,
      codecSet: 'avc1,mp4a',
      videoRange: 'SDR',
      frameRate: 30,
      height: 720,
      score: 0,
      audioGroups: undefined,
    }));
    this.maxAutoLevel = renditions.length - 1;
    const startBps = Math.min(this.levels[0]?.bitrate ?? 0, Number(this.config['abrEwmaDefaultEstimateMax']));
    const reset: unknown = Reflect.get(this.abr, 'resetEstimator');
    if (startBps > Number(this.config['abrEwmaDefaultEstimate']) && typeof reset === 'function')
      Reflect.apply(reset, this.abr, [startBps]);
  }

  describe({ nowMs, bufferLevelSec, playbackRate, segmentDurationSec, live, constraints }: AbrContext): void {
    this.nowMs = nowMs;
    this.mainForwardBufferInfo.len = bufferLevelSec;
    this.media.playbackRate = playbackRate;
    this.maxAutoLevel = constraints.maxIndex ?? this.levels.length - 1;
    this.#details = { live: live !== undefined, averagetargetduration: segmentDurationSec };
  }

  /** Loads the playlist of the level to load, in no time; false if it was there. */
  loadPlaylist(): boolean {
    const levelInfo = this.loadLevelObj;
    if (levelInfo === null || levelInfo.details !== undefined) return false;
    const details = this.#details;
    levelInfo.details = details;
    this.latestLevelDetails = details;
    const stats = { loading: { first: this.nowMs, end: this.nowMs } };
    this.emit('hlsLevelLoaded', { details, levelInfo, level: this.loadLevel, stats });
    return true;
  }

  fragment(level: number, duration: number, startMs: number, bytes?: number): FakeFragment {
    const times = { start: startMs + clockStartMs, first: 0, end: 0 };
    const stats = { aborted: false, loaded: 0, total: 0, loading: times, parsing: { start: 0, end: 0 } };
    return {
      type: 'main',
      sn: 1,
      level,
      duration,
      bitrateTest: false,
      bitrate: bytes === undefined ? null : (bytes * 8) / duration,
      abortRequests: () => {
        stats.aborted = true;
      },
      startMs,
      stats,
      load: (loaded, total, firstByteMs, endMs) => {
        stats.loaded = loaded;
        stats.total = total;
        if (firstByteMs !== undefined) times.first = firstByteMs + clockStartMs;
        if (endMs !== null) times.end = stats.parsing.end = endMs + clockStartMs;
      },
    };
  }

  /** The library's check of the download under way, every 100 ms. */
  tickTimer(): void {
    this.#asBrowser(() => {
      const due = Array.from(this.#timers.values()).filter(({ everyMs }) => everyMs === 100);
      for (const { run } of due) run();
    });
  }

  /** Runs library code with its timers and its clock being ours. */
  #asBrowser(run: () => void): void {
    const names = ['self', 'performance'] as const;
    const before = names.map((name) => Object.getOwnPropertyDescriptor(globalThis, name));
    const set = (name: string, value: unknown): void => {
      Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
    };
    set('performance', { now: () => this.nowMs + clockStartMs });
    set('self', {
      setInterval: (timer: () => void, everyMs: number) => {
        this.#lastTimer += 1;
        this.#timers.set(this.#lastTimer, { run: timer, everyMs });
        return this.#lastTimer;
      },
      clearInterval: (timer: number) => this.#timers.delete(timer),
    });
    try {
      run();
    } finally {
      names.forEach((name, index) => {
        const descriptor = before[index];
        if (descriptor === undefined) Reflect.deleteProperty(globalThis, name);
        else Object.defineProperty(globalThis, name, descriptor);
      });
    }
  }
}
