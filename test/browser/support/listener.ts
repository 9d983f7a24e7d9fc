/** The lab title's chords, 8 s each: the lowest tone of its music, Hz; the German track is a fifth lower. */
const LOWEST_HZ = [110, 87.31, 130.81, 98];
const CHORD_SEC = 8;
const GERMAN_PITCH = 2 / 3;

/** How much louder than around it a tone has to be, dB. */
const CLEAR_DB = 12;

/** Which of the lab title's sound tracks an ear would hear: the German one has tones that the other lacks. */
export class Listener {
  readonly #context = new AudioContext();
  readonly #analyser = this.#context.createAnalyser();
  readonly #media: HTMLMediaElement & { captureStream?(): MediaStream };

  constructor(media: HTMLMediaElement) {
    this.#media = media;
    this.#analyser.fftSize = 32_768;
    this.#analyser.smoothingTimeConstant = 0;
  }

  /** To be called once there is sound. */
  async begin(): Promise<void> {
    const stream = this.#media.captureStream?.();
    if (!stream) throw new Error('This browser gives no stream of an element.');
    this.#context.createMediaStreamSource(stream).connect(this.#analyser);
    await this.#context.resume();
  }

  hears(): 'music' | 'german' | 'nothing' {
    const levels = new Float32Array(this.#analyser.frequencyBinCount);
    this.#analyser.getFloatFrequencyData(levels);
    const lowest = LOWEST_HZ[Math.floor(this.#media.currentTime / CHORD_SEC) % LOWEST_HZ.length] ?? 0;
    if (this.#isClear(levels, lowest * GERMAN_PITCH)) return 'german';
    return this.#isClear(levels, lowest) ? 'music' : 'nothing';
  }

  async close(): Promise<void> {
    await this.#context.close();
  }

  #isClear(levels: Float32Array, hz: number): boolean {
    const binHz = this.#context.sampleRate / this.#analyser.fftSize;
    const bin = Math.round(hz / binHz);
    const near = Math.max(...levels.subarray(bin - 1, bin + 2));
    const far = Math.max(levels[bin - 6] ?? 0, levels[bin + 6] ?? 0);
    return near > -80 && near - far > CLEAR_DB;
  }
}
