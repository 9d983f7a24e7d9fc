/** Four chords, eight seconds each, low to high, in Hz. */
const chords: readonly (readonly number[])[] = [
  [110, 164.81, 220, 261.63, 329.63, 493.88],
  [87.31, 130.81, 174.61, 220, 329.63, 440],
  [130.81, 196, 261.63, 329.63, 392, 587.33],
  [98, 146.83, 196, 246.94, 293.66, 440],
];
const CHORD_SEC = 8;
/** Chords overlap by this much. */
const TURN_SEC = 1.6;
const NOTE_SEC = 0.5;
/** Which of the chord's notes is struck, one each half second. */
const melody = [2, 4, 5, 3, 4, 2, 5, 4, 3, 5, 4, 2, 3, 4, 5, 3];
const RING_SEC = 2;
/** A bell is heard again from the other side, softer. */
const echoes = [
  { afterSec: 0, loudness: 0.11, side: 1 },
  { afterSec: 0.375, loudness: 0.05, side: -1 },
  { afterSec: 0.75, loudness: 0.02, side: 1 },
];

/** Nothing in it sounds above 4 kHz. */
export const MUSIC_RATE = 24_000;

const SINE_STEPS = 8192;
const sineTable = Float32Array.from({ length: SINE_STEPS }, (_, at) =>
  Math.sin((2 * Math.PI * at) / SINE_STEPS),
);

/**
 * A quiet pad with bells over it: interleaved stereo floats at `MUSIC_RATE`.
 * @param pitch how much higher all of it is, 1 as it was written.
 */
export function music(durationSec: number, pitch = 1): Float32Array {
  const samples = Math.floor(durationSec * MUSIC_RATE);
  const mix = new Float32Array(2 * samples);
  for (let index = 0; index * CHORD_SEC < durationSec; index += 1) addPad(mix, index, pitch);
  for (let note = 0; note * NOTE_SEC < durationSec; note += 1) addBell(mix, note, pitch);
  for (let at = 0; at < samples; at += 1) {
    const time = at / MUSIC_RATE;
    const fade = Math.min(1, time / 2, (durationSec - time) / 3);
    mix[2 * at] = (mix[2 * at] ?? 0) * fade;
    mix[2 * at + 1] = (mix[2 * at + 1] ?? 0) * fade;
  }
  return mix;
}

/** One chord, swelling and detuned between the sides. */
function addPad(mix: Float32Array, index: number, pitch: number): void {
  const chord = chordAt(index);
  const first = Math.max(0, index * CHORD_SEC - TURN_SEC) * MUSIC_RATE;
  const last = Math.min(mix.length / 2, (index + 1) * CHORD_SEC * MUSIC_RATE);
  for (const side of [0, 1]) {
    for (const [voice, frequency] of chord.slice(0, 5).entries()) {
      // Swell and detuning change slowly: each holds for a block.
      for (let from = first; from < last; from += 128) {
        const time = from / MUSIC_RATE;
        const swell = 0.7 + 0.3 * Math.sin(time * (0.31 + 0.07 * voice) + voice * 1.7 + 2 * side);
        const bend = 1 + (side === 0 ? -1 : 1) * 0.0009;
        const into = Math.min(1, (time - index * CHORD_SEC + TURN_SEC) / TURN_SEC);
        const out = Math.min(1, ((index + 1) * CHORD_SEC - time) / TURN_SEC);
        const loudness = (0.13 * swell * Math.sin((Math.PI / 2) * Math.min(into, out))) / (voice + 2.2);
        const end = Math.min(last, from + 128);
        for (let at = from; at < end; at += 1) {
          const place = 2 * at + side;
          mix[place] = (mix[place] ?? 0) + loudness * sine((frequency * pitch * bend * at) / MUSIC_RATE);
        }
      }
    }
  }
}

function addBell(mix: Float32Array, note: number, pitch: number): void {
  const chord = chordAt(Math.floor((note * NOTE_SEC) / CHORD_SEC));
  const frequency = 2 * pitch * (chord[melody[note % melody.length] ?? 0] ?? 0);
  const pan = 0.35 * Math.sin(note * 2.4);
  for (let at = 0; at < RING_SEC * MUSIC_RATE; at += 1) {
    const since = at / MUSIC_RATE;
    const ring = Math.min(1, since * 160) * Math.exp(-since * 3.2) * (1 - since / RING_SEC);
    const turns = frequency * since;
    const tone = ring * (sine(turns) + 0.25 * ring * ring * sine(2.76 * turns));
    for (const { afterSec, loudness, side } of echoes) {
      const place = 2 * (Math.round((note * NOTE_SEC + afterSec) * MUSIC_RATE) + at);
      if (place + 1 >= mix.length) continue;
      mix[place] = (mix[place] ?? 0) + loudness * (0.5 - side * pan) * tone;
      mix[place + 1] = (mix[place + 1] ?? 0) + loudness * (0.5 + side * pan) * tone;
    }
  }
}

function sine(turns: number): number {
  return sineTable[(turns * SINE_STEPS) & (SINE_STEPS - 1)] ?? 0;
}

function chordAt(index: number): readonly number[] {
  return chords[index % chords.length] ?? [];
}
