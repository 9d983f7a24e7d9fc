import { systemClock } from '../../src/base/clock.js';
import { SvError } from '../../src/base/sv-error.js';
import { typeFromName } from '../../src/engine/index.js';
import type { Session, SessionState } from '../../src/session/session.js';
import { LateSession, type SessionScript } from './late-session.js';
import { MediaFailure } from './media-failure.js';
import { MediaMirror } from './media-mirror.js';
import { Playback } from './playback.js';
import { reflectText } from './reflect-text.js';
import { dispatchSv } from './sv-events.js';
import { chooseSource, resolveUrl, type PlannedSource, type WantedSource } from './source-choice.js';

/** The part of `<video>` that a session answers for: the source, and playing it. */
export abstract class SessionMedia extends MediaMirror {
  static override get observedAttributes(): readonly string[] {
    return [...MediaMirror.observedAttributes, 'src', 'type', 'start-time'];
  }

  readonly #lateSession = new LateSession(this);
  readonly #playback: Playback;
  #stream: MediaProvider | null = null;

  constructor(shadow: Omit<ShadowRootInit, 'mode'> = {}) {
    super(shadow);
    this.#playback = new Playback({
      media: this.media,
      wanted: () => {
        if (this.#stream) return null;
        const source = chooseSource(this, this.media);
        return source && this.plan(source);
      },
      hold: () => this.#held(),
      clock: systemClock,
      failed: (error) => {
        dispatchSv(this, 'sv-error', { error, fatal: true });
        this.dispatchEvent(new Event('error'));
      },
      idle: () => {
        if (this.#stream) this.media.srcObject = this.#stream;
      },
      autoplay: () => this.autoplay,
      open: () => {
        const script = this.#lateSession.take();
        return script instanceof SvError ? script : this.openSession(script);
      },
    });
  }

  /** Makes a session over the inner video, its listeners in place. */
  protected abstract openSession(script: SessionScript): Session;

  /** The session was destroyed, since the element has left the page. */
  protected abstract sessionClosed(): void;

  /** What a load of this source has to wait for; null for nothing. Never rejects. */
  protected hold(_source: WantedSource): Promise<unknown> | null {
    return null;
  }

  #held(): Promise<unknown> | null {
    const source = chooseSource(this, this.media);
    if (!source || this.#stream) return null;
    const held = this.hold(source);
    const script = this.#lateSession.ready(source);
    return held && script ? Promise.all([held, script]) : (held ?? script);
  }

  /** What is really loaded for a source that is wanted, and from where. */
  protected plan(source: WantedSource): PlannedSource {
    const startSec = this.startTime;
    return startSec > 0 ? { ...source, startSec } : source;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#playback.attach();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    const playing = !this.paused && !this.ended;
    // An element that is only being moved is back before this runs.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#playback.detach(playing);
      this.sessionClosed();
    });
  }

  override attributeChangedCallback(name: string, was: string | null, value: string | null): void {
    super.attributeChangedCallback(name, was, value);
    if (name === 'src') this.#playback.sourceChanged();
  }

  protected override childrenChanged(): void {
    super.childrenChanged();
    this.#playback.sourceOffered();
  }

  /**
   * What plays: null while the element is not in a page, and until its script has come, which it does with the
   * first source. A new one is made when the element comes back.
   */
  get session(): Session | null {
    return this.#playback.session;
  }

  get src(): string {
    const src = this.getAttribute('src');
    return src === null ? '' : resolveUrl(src, this.baseURI);
  }

  set src(src: string) {
    reflectText(this, 'src', src);
  }

  /** As on `<video>`: goes before `src`, and plays without an engine and without being measured. */
  get srcObject(): MediaProvider | null {
    return this.#stream;
  }

  set srcObject(stream: MediaProvider | null) {
    if (this.#stream) this.media.srcObject = null;
    this.#stream = stream ?? null;
    this.#playback.sourceChanged();
  }

  get type(): string {
    return this.getAttribute('type') ?? '';
  }

  set type(type: string) {
    reflectText(this, 'type', type);
  }

  /** The address being played, of `src` or of a `<source>`; never the engine's `blob:`. */
  get currentSrc(): string {
    return this.#playback.src;
  }

  /** Where a source starts, seconds; takes effect with the next load. */
  get startTime(): number {
    const value = Number(this.getAttribute('start-time'));
    return value > 0 && Number.isFinite(value) ? value : 0;
  }

  set startTime(startSec: number) {
    reflectText(this, 'start-time', startSec);
  }

  /** Another source is about to take the place of what plays. */
  get loadDue(): boolean {
    return this.#playback.due;
  }

  /** Playback of this source was asked for: by a viewer, the page, or autoplay. */
  get playRequested(): boolean {
    return this.#playback.requested;
  }

  get currentTime(): number {
    return this.#playback.currentSec;
  }

  set currentTime(toSec: number) {
    this.#playback.currentSec = toSec;
  }

  get paused(): boolean {
    return this.#playback.paused;
  }

  /** How far the source has come; null without one, and while the element is not in a page. */
  get loadState(): SessionState | null {
    if (this.#playback.fault) return 'failed';
    return this.#playback.waits ? 'loading' : (this.session?.state ?? null);
  }

  /** What ended playback; null for nothing. */
  get fault(): SvError | null {
    const { session } = this;
    return this.#playback.fault ?? (session?.state === 'failed' ? session.lastError : null);
  }

  /** Playback waits for the device's connection. */
  get offline(): boolean {
    return this.session?.offline ?? this.#lateSession.offline;
  }

  /** As on `<video>`, with the fault itself as `cause`. */
  get error(): MediaError | null {
    const { fault } = this;
    return fault ? new MediaFailure(fault) : this.media.error;
  }

  get networkState(): number {
    const { media, loadState } = this;
    if (loadState === 'failed') return media.NETWORK_NO_SOURCE;
    return loadState === 'loading' ? media.NETWORK_LOADING : media.networkState;
  }

  /** After a fault: tries again from where playback stopped. Else does nothing. */
  retry(): void {
    if (this.#playback.fault) this.#playback.sourceChanged();
    else this.session?.retry();
  }

  /** Loads the source again, from its start. */
  load(): void {
    this.#playback.sourceChanged();
  }

  /** As on `<video>`; rejects with `NotAllowedError` where the browser blocks it. */
  play(): Promise<void> {
    return this.#playback.play();
  }

  pause(): void {
    this.#playback.pause();
  }

  fastSeek(toSec: number): void {
    this.currentTime = toSec;
  }

  canPlayType(type: string): CanPlayTypeResult {
    const kind = typeFromName('', type);
    return kind === 'hls' || kind === 'dash' ? 'maybe' : this.media.canPlayType(type);
  }
}
