import type { AbrController } from '../abr/contract/abr-controller.js';
import { systemClock } from '../base/clock.js';
import { Emitter } from '../base/emitter.js';
import { SvError } from '../base/sv-error.js';
import { typeFromName } from '../engine/index.js';
import { engineFailed, partLoadFailed } from '../media/load-errors.js';
import type { EngineEvents, MediaEngine } from '../media/media-engine.js';
import type { RenditionCap, RenditionSelection } from '../media/rendition.js';
import type { QoeTracker, ViewSummary } from '../qoe/contract.js';
import { createQoeTracker } from '../qoe/tracker.js';
import type { Consent } from '../qoe/report/consent.js';
import type { PartyStanding, ViewScores } from '../wire/beacon.js';
import type { CapOwner, RenditionLimit } from './limits/cap-desk.js';
import { LateTelemetry } from './late-telemetry.js';
import { LateLimits } from './limits/late-limits.js';
import type { LimitOptions } from './limits/limit-options.js';
import { PlayingEngine } from './playing-engine.js';
import { PlayingReadings } from './playing-readings.js';
import type { Session, SessionEvents, SessionOptions, SessionState, SourceOptions } from './session.js';
import { SessionAbr } from './session-abr.js';
import type { SessionRecord } from './session-record.js';
import { SessionTrouble } from './session-trouble.js';
import { loadSource } from './source-loader.js';
import type { TelemetryOptions } from './telemetry-options.js';

interface Loading {
  readonly src: string;
  readonly options: SourceOptions;
  readonly abort: AbortController;
}

/** See {@link Session}. */
export class MediaSession extends PlayingReadings implements Session {
  readonly #media: HTMLVideoElement;
  readonly #events = new Emitter<SessionEvents>();
  readonly #abr: SessionAbr;
  readonly #telemetry: LateTelemetry;
  readonly #tracker: QoeTracker;
  readonly #trouble: SessionTrouble;
  readonly #limits: LateLimits;
  readonly #preferNative: boolean;
  #title: string;
  #state: SessionState = 'empty';
  #loading: Loading | null = null;
  #understood = false;

  constructor(media: HTMLVideoElement, options: SessionOptions) {
    super();
    const clock = options.clock ?? systemClock;
    this.#media = media;
    this.#title = options.title ?? '';
    this.#preferNative = options.preferNative ?? false;
    const report = (error: SvError): void => {
      this.#events.emit('error', { error, fatal: false });
    };
    this.#abr = new SessionAbr(options.abr ?? 'hybrid', report);
    this.#telemetry = new LateTelemetry(report);
    this.#telemetry.options = options;
    this.#tracker = createQoeTracker({
      media,
      clock,
      sinks: [this.#telemetry, ...(options.sinks ?? [])],
      liveLatencySec: () => this.live?.latencySec ?? Number.NaN,
      ...(options.heartbeatMs === undefined ? {} : { heartbeatMs: options.heartbeatMs }),
    });
    this.#trouble = new SessionTrouble({
      media,
      clock,
      events: this.#events,
      tracker: this.#tracker,
      again: () => {
        this.#again();
      },
    });
    const changed = (): void => {
      this.engine?.cap(this.#limits.bound);
      this.#events.emit('limits', { limits: this.limits });
    };
    this.#limits = new LateLimits({ session: this, media, clock, changed, report }, options);
  }

  get events(): Emitter<SessionEvents> {
    return this.#events;
  }

  get state(): SessionState {
    return this.#state;
  }

  get limits(): readonly RenditionLimit[] {
    return this.#limits.list;
  }

  get offline(): boolean {
    return this.#trouble.offline;
  }

  get controllerName(): string {
    return this.#abr.name;
  }

  get lastError(): SvError | null {
    return this.#trouble.lastError;
  }

  async load(src: string, options: SourceOptions = {}): Promise<void> {
    this.#close('source-changed');
    const loading: Loading = { src, options, abort: new AbortController() };
    this.#loading = loading;
    this.#state = 'loading';
    this.#abr.reset();
    this.#events.emit('load-start', { src });
    const type = typeFromName(src, options.type);
    this.#tracker.start({
      src,
      sourceType: type ?? 'unknown',
      engine: type === 'file' ? 'native' : (type ?? 'unknown'),
      abr: this.#abr.name,
      ...(options.asked ? { asked: options.asked } : {}),
      ...(this.#title === '' ? {} : { title: this.#title }),
    });
    const { signal } = loading.abort;
    const deps = {
      media: this.#media,
      abr: this.#abr,
      limits: this.#limits,
      preferNative: this.#preferNative,
      marker: this.#telemetry.marker(this, this.#media),
    };
    try {
      await loadSource(src, options, deps, signal, (engine) => {
        this.#adopt(engine);
      });
    } catch (cause) {
      signal.throwIfAborted();
      const error = cause instanceof SvError ? cause : engineFailed('media', String(cause), cause);
      this.#stopped(error);
      throw error;
    }
    this.#understood = true;
    this.#state = 'ready';
    this.#trouble.over();
    this.#events.emit('ready', { engine: this.engine?.kind ?? 'native' });
  }

  unload(): void {
    this.#close('source-changed');
    this.#state = 'empty';
  }

  retry(): void {
    if (this.#state === 'failed') this.#again();
  }

  select(selection: RenditionSelection): void {
    this.engine?.select(selection);
    this.#events.emit('selection', { selection: this.selection });
  }

  selectAudio(index: number): void {
    this.engine?.selectAudio(index);
  }

  cap(cap: RenditionCap, owner: CapOwner = 'page'): void {
    this.#limits.cap(cap, owner);
  }

  setLimits(options: LimitOptions): void {
    this.#limits.options = options;
  }

  setAbr(abr: string | AbrController): void {
    this.#abr.use(abr);
  }

  setTelemetry(options: TelemetryOptions): void {
    this.#telemetry.options = options;
  }

  setConsent(consent: Consent): void {
    this.#telemetry.options = { ...this.#telemetry.options, consent };
  }

  setParty(party: PartyStanding | null): void {
    this.#telemetry.party = party;
  }

  async forget(): Promise<boolean> {
    return this.#telemetry.forget();
  }

  setTitle(title: string): void {
    this.#title = title;
  }

  qoe(): ViewSummary | null {
    return this.#tracker.summary();
  }

  async scores(): Promise<ViewScores | null> {
    const view = this.qoe();
    if (!view) return null;
    const { scoresOf } = await import('../qoe/score/scores.js').catch((cause: unknown) => {
      throw partLoadFailed('scores', cause);
    });
    return scoresOf(view.counters, view.gauges);
  }

  record(): SessionRecord | null {
    return this.#abr.recorder?.record(this) ?? null;
  }

  destroy(): void {
    this.#close('quit');
    this.#state = 'empty';
    this.#limits.dispose();
    this.#tracker.dispose();
    this.#events.clear();
  }

  #adopt(engine: MediaEngine): void {
    engine.cap(this.#limits.bound);
    this.playing = new PlayingEngine(engine, {
      events: this.#events,
      tracker: this.#tracker,
      recorder: () => this.#abr.recorder,
      arrived: () => {
        this.#trouble.arrived();
      },
      failed: (event) => {
        this.#heardError(event);
      },
    });
  }

  #heardError({ error, stopped }: EngineEvents['error']): void {
    if (stopped && this.#understood) this.#stopped(error);
    else if (!stopped) this.#trouble.report(error, false);
  }

  #stopped(error: SvError): void {
    const fatal = this.#trouble.stopped(error);
    if (fatal) this.#state = 'failed';
    this.#trouble.report(error, fatal);
  }

  /** Tries the stopped source again: the engine where it had understood it, else from the start. */
  #again(): void {
    const loading = this.#loading;
    if (!loading) return;
    if (this.#understood && this.engine) {
      this.#trouble.setOffline(false);
      this.#state = 'ready';
      this.engine.recover();
      return;
    }
    // Its failure is told by the error event.
    const { asked: _before, ...options } = loading.options;
    this.load(loading.src, options).catch(() => {});
    this.#trouble.goesOn();
  }

  #close(reason: 'source-changed' | 'quit'): void {
    this.#loading?.abort.abort();
    this.#loading = null;
    this.#tracker.end(this.#state === 'failed' ? 'fatal-error' : reason);
    this.engine?.destroy();
    this.playing = null;
    this.#understood = false;
    this.#trouble.clear();
  }
}
