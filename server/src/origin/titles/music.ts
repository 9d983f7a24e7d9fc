/** Frequencies of the five chords, four seconds each, low to high. */
const chords: readonly (readonly number[])[] = [
  [110, 164.81, 220, 261.63, 329.63, 493.88],
  [87.31, 130.81, 174.61, 220, 329.63, 440],
  [130.81, 196, 261.63, 329.63, 392, 587.33],
  [98, 146.83, 196, 246.94, 293.66, 440],
];
const CHORD_SEC = 8;
const NOTE_SEC = 0.5;
/** Which of the chord's notes is struck, one each half second. */
const melody = [2, 4, 5, 3, 4, 2, 5, 4, 3, 5, 4, 2, 3, 4, 5, 3];

export const SAMPLE_RATE = 48_000;

/**
 * A quiet pad with bells over it, as interleaved stereo floats, a second at a time.
 *
 * @param samples - of each channel, in all.
 */
export function* music(samples: number): Iterable<Uint8Array> {
  for (let from = 0; from < samples; from += SAMPLE_RATE) {
    const count = Math.min(SAMPLE_RATE, samples - from);
    const block = new Float32Array(2 * count);
    for (let at = 0; at < count; at += 1) {
      const sample = from + at;
      const time = sample / SAMPLE_RATE;
      const fade = Math.min(1, time / 2, (samples - sample) / SAMPLE_RATE / 3);
      block[2 * at] = fade * (pad(time, -1) + bells(time, -1));
      block[2 * at + 1] = fade * (pad(time, 1) + bells(time, 1));
    }
    yield new Uint8Array(block.buffer);
  }
}

/** Two chords, one giving way to the other; the sides are detuned against each other. */
function pad(time: number, side: number): number {
  const place = time / CHORD_SEC;
  const index = Math.floor(place);
  const turn = Math.max(0, (place - index - 0.8) / 0.2);
  let sum = 0;
  for (const [chord, weight] of [
    [chordAt(index), Math.cos((turn * Math.PI) / 2)],
    [chordAt(index + 1), Math.sin((turn * Math.PI) / 2)],
  ] as const) {
    if (weight < 0.001) continue;
    for (const [voice, frequency] of chord.slice(0, 5).entries()) {
      const swell = 0.7 + 0.3 * Math.sin(time * (0.31 + 0.07 * voice) + voice * 1.7 + side);
      const phase = 2 * Math.PI * frequency * time;
      sum += weight * swell * (Math.sin(phase + side * 0.4 * Math.sin(time * 0.8 + voice)) / (voice + 2.2));
    }
  }
  return 0.13 * sum;
}

/** Struck notes that ring out, each once more as an echo from the other side. */
function bells(time: number, side: number): number {
  return 0.11 * struck(time, side) + 0.05 * struck(time - 0.375, -side) + 0.02 * struck(time - 0.75, side);
}

function struck(time: number, side: number): number {
  let sum = 0;
  for (let back = 0; back < 4; back += 1) {
    const note = Math.floor(time / NOTE_SEC) - back;
    if (note < 0) break;
    const since = time - note * NOTE_SEC;
    const chord = chordAt(Math.floor((note * NOTE_SEC) / CHORD_SEC));
    const frequency = 2 * (chord[melody[note % melody.length] ?? 0] ?? 0);
    const pan = 0.5 + 0.35 * side * Math.sin(note * 2.4);
    const ring = Math.min(1, since * 160) * Math.exp(-since * 3.2) * (1 - back / 4);
    const phase = 2 * Math.PI * frequency * since;
    sum += pan * ring * (Math.sin(phase) + 0.25 * Math.exp(-since * 6) * Math.sin(2.76 * phase));
  }
  return sum;
}

function chordAt(index: number): readonly number[] {
  return chords[index % chords.length] ?? [];
}
