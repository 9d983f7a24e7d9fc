import type { AbrController } from '../../src/abr/contract/abr-controller.js';
import { systemClock, type Clock } from '../../src/base/clock.js';
import { Disposer } from '../../src/base/disposer.js';
import { Emitter } from '../../src/base/emitter.js';
import { assertAudioIndex } from '../../src/engine/audio-selection.js';
import { AbrDriver } from '../../src/engine/driver/abr-driver.js';
import { Opening } from '../../src/engine/opening.js';
import { noAudio, type AudioSelection } from '../../src/media/audio-track.js';
import type { EngineEvents, LoadOptions, MediaEngine, TypedSource } from '../../src/media/media-engine.js';
import type { Ladder, RenditionCap, RenditionSelection } from '../../src/media/rendition.js';
import type { FakeMedia } from './fake-media.js';
import type { FakeOrigin } from './fake-origin.js';

export interface FakeEngineDeps {
  readonly media: FakeMedia;
  readonly controller: AbrController;
  readonly origin: FakeOrigin;
  readonly clock?: Clock;
}

const MAX_BUFFER_SEC = 30;
const TICK_MS = 10;
/** Time runs faster here than on the clock. */
const PLAYED_A_TICK_SEC = 0.05;

interface BufferedSegment {
  readonly startSec: number;
  readonly endSec: number;
  readonly renditionIndex: number;
}

/** An engine without media: the contract's behaviour in full, over a title that is only numbers. */
export class FakeEngine implements MediaEngine {
  readonly kind = 'hls';
  readonly isLive = false;
  readonly live = null;
  readonly #events = new Emitter<EngineEvents>();
  readonly #disposer = new Disposer();
  readonly #opening = new Opening();
  readonly #media: FakeMedia;
  readonly #origin: FakeOrigin;
  readonly #clock: Clock;
  readonly #driver: AbrDriver;
  #segments: BufferedSegment[] = [];
  #renderedIndex = -1;
  #loading = false;
  #audio: AudioSelection = noAudio;

  constructor({ media, controller, origin, clock = systemClock }: FakeEngineDeps) {
    this.#media = media;
    this.#origin = origin;
    this.#clock = clock;
    this.#driver = new AbrDriver({
      controller,
      clock,
      situation: {
        bufferLevelSec: () => media.bufferedUntilSec - media.currentTime,
        maxBufferSec: () => MAX_BUFFER_SEC,
        segmentDurationSec: () => origin.segmentSec,
        playbackRate: () => media.playbackRate,
      },
      onDecision: (decision) => {
        this.#events.emit('decision', decision);
      },
      onFailure: (error) => {
        this.#events.emit('error', { error, stopped: false });
      },
    });
    const seeking = (): void => {
      this.#driver.seeked();
      this.#dropFrom(0);
    };
    media.addEventListener('seeking', seeking);
    this.#disposer.add(() => {
      media.removeEventListener('seeking', seeking);
      media.bufferedUntilSec = 0;
      media.pause();
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
    return this.#audio;
  }

  load({ url }: TypedSource, { startSec = 0 }: LoadOptions = {}): Promise<void> {
    const opened = this.#opening.begin();
    this.#disposer.add(
      this.#clock.after(0, () => {
        this.#opened(url, startSec);
      }),
    );
    return opened;
  }

  select(selection: RenditionSelection): void {
    this.#driver.select(selection);
    this.#dropFrom(this.#media.currentTime + this.#origin.segmentSec);
  }

  selectAudio(index: number): void {
    assertAudioIndex(this.#audio, index);
    if (index !== this.#audio.selectedIndex) this.#hearAudio({ ...this.#audio, selectedIndex: index });
  }

  cap(cap: RenditionCap): void {
    this.#driver.cap(cap);
  }

  recover(): void {
    this.#loading = true;
  }

  destroy(): void {
    this.#disposer.dispose();
    this.#opening.abort();
  }

  #opened(url: string, startSec: number): void {
    try {
      const renditions = this.#origin.manifest(url);
      this.#driver.setLadder(renditions);
      this.#events.emit('renditions', { renditions });
      this.#hearAudio({ tracks: this.#origin.audioTracks, selectedIndex: 0 });
    } catch (error) {
      this.#opening.fail(error);
      return;
    }
    this.#media.currentTime = startSec;
    this.#loading = true;
    this.#disposer.add(
      this.#clock.every(TICK_MS, () => {
        this.#fetchOne();
        this.#media.advance(PLAYED_A_TICK_SEC * this.#media.playbackRate);
        this.#look();
      }),
    );
    this.#opening.succeed();
  }

  #hearAudio(audio: AudioSelection): void {
    this.#audio = audio;
    this.#events.emit('audio', audio);
  }

  #fetchOne(): void {
    const startSec = Math.max(this.#media.bufferedUntilSec, this.#media.currentTime);
    const full = startSec - this.#media.currentTime >= MAX_BUFFER_SEC;
    if (!this.#loading || full || startSec >= this.#origin.durationSec) return;
    const { renditionIndex } = this.#driver.choose();
    const bitrateKbps = this.#driver.ladder[renditionIndex]?.bitrateKbps ?? 0;
    this.#driver.requested(renditionIndex);
    const refusal = this.#origin.refusal();
    if (refusal) {
      this.#driver.settled();
      this.#loading = !refusal.stopped;
      this.#events.emit('error', refusal);
      return;
    }
    const { segmentSec: durationSec, throughputKbps } = this.#origin;
    const responseStartMs = this.#clock.now();
    const sample = {
      kind: 'muxed',
      renditionIndex,
      bytes: (bitrateKbps * durationSec * 1_000) / 8,
      durationSec,
      requestStartMs: responseStartMs,
      responseStartMs,
      responseEndMs: responseStartMs + (bitrateKbps * durationSec * 1_000) / throughputKbps,
      fromCache: false,
      timing: 'engine',
    } as const;
    this.#driver.sample(sample);
    this.#events.emit('sample', sample);
    this.#segments.push({ startSec, endSec: startSec + durationSec, renditionIndex });
    this.#media.bufferedUntilSec = startSec + durationSec;
  }

  #look(): void {
    const { currentTime: positionSec, paused } = this.#media;
    const seen = this.#segments.find(
      ({ startSec, endSec }) => startSec <= positionSec && positionSec < endSec,
    );
    if (paused || !seen || seen.renditionIndex === this.#renderedIndex) return;
    this.#renderedIndex = seen.renditionIndex;
    this.#events.emit('rendered', { renditionIndex: seen.renditionIndex, positionSec });
  }

  #dropFrom(sec: number): void {
    this.#segments = this.#segments.filter(({ startSec }) => startSec < sec);
    this.#media.bufferedUntilSec = this.#segments.at(-1)?.endSec ?? 0;
  }
}
