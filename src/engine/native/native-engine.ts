import { invalidArgument } from '../../base/sv-error.js';
import { Disposer } from '../../base/disposer.js';
import { Emitter } from '../../base/emitter.js';
import type { AudioSelection } from '../../media/audio-track.js';
import type { LiveStream } from '../../media/live-stream.js';
import type { EngineEvents, LoadOptions, MediaEngine, TypedSource } from '../../media/media-engine.js';
import type { Ladder, RenditionSelection } from '../../media/rendition.js';
import { Opening } from '../opening.js';
import { errorOfMediaFault } from './media-fault.js';
import { NativeAudio } from './native-audio.js';
import { liveStreamOf } from './native-live.js';

/**
 * The browser itself as an engine: plain files, and HLS where it plays that. It tells nothing of
 * renditions or downloads, and decides alone; so the ladder is empty and there are no decisions.
 */
export class NativeEngine implements MediaEngine {
  readonly kind = 'native';
  readonly renditions: Ladder = [];
  readonly loadingIndex = -1;
  readonly renderedIndex = -1;
  readonly selection: RenditionSelection = { mode: 'auto' };
  readonly #events = new Emitter<EngineEvents>();
  readonly #disposer = new Disposer();
  readonly #opening = new Opening();
  readonly #media: HTMLVideoElement;
  readonly #audio: NativeAudio;
  #url = '';
  #startSec: number | undefined;

  constructor(media: HTMLVideoElement) {
    this.#media = media;
    this.#audio = new NativeAudio(media, (audio) => {
      this.#events.emit('audio', audio);
    });
    this.#disposer.add(() => {
      this.#audio.dispose();
    });
    this.#onMedia('loadedmetadata', () => {
      if (this.#startSec !== undefined) media.currentTime = this.#startSec;
      this.#startSec = undefined;
      this.#opening.succeed();
    });
    this.#onMedia('error', () => {
      this.#failed();
    });
  }

  get events(): Emitter<EngineEvents> {
    return this.#events;
  }

  get audio(): AudioSelection {
    return this.#audio.audio;
  }

  get isLive(): boolean {
    return this.#media.duration === Infinity;
  }

  get live(): LiveStream | null {
    return this.isLive ? liveStreamOf(this.#media) : null;
  }

  load({ url }: TypedSource, { startSec }: LoadOptions = {}): Promise<void> {
    this.#url = url;
    this.#startSec = startSec;
    const opened = this.#opening.begin();
    this.#media.src = url;
    this.#disposer.add(() => {
      this.#media.removeAttribute('src');
      this.#media.load();
    });
    return opened;
  }

  select(selection: RenditionSelection): void {
    if (selection.mode === 'auto') return;
    throw invalidArgument('renditionIndex', selection.renditionIndex, 'auto: the browser chooses by itself');
  }

  /** The browser chooses by itself. */
  cap(): void {}

  selectAudio(index: number): void {
    this.#audio.select(index);
  }

  recover(): void {
    const { currentTime, paused } = this.#media;
    this.#startSec = currentTime;
    this.#media.load();
    if (!paused) this.#media.play().catch(() => {});
  }

  destroy(): void {
    this.#events.clear();
    this.#disposer.dispose();
    this.#opening.abort();
  }

  #failed(): void {
    const fault = this.#media.error;
    if (!fault) return;
    const error = errorOfMediaFault(fault, this.#url, navigator.onLine);
    this.#events.emit('error', { error, stopped: true });
    this.#opening.fail(error);
  }

  #onMedia(type: 'loadedmetadata' | 'error', listener: () => void): void {
    this.#media.addEventListener(type, listener);
    this.#disposer.add(() => {
      this.#media.removeEventListener(type, listener);
    });
  }
}
