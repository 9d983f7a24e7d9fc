import type { Cue } from './web-vtt.js';

/** What is seen, told in both languages. Times are shares of the evening, which may be cut short. */
const told: readonly (readonly [from: number, to: number, english: string, german: string])[] = [
  [
    0.015,
    0.075,
    'The sun has gone. The snow still holds a little of its light.',
    'Die Sonne ist fort. Der Schnee hält noch etwas von ihrem Licht.',
  ],
  [
    0.085,
    0.145,
    'Blue hour over the lake: the water lies almost still.',
    'Blaue Stunde über dem See: Das Wasser liegt fast still.',
  ],
  [
    0.155,
    0.215,
    'The moon clears the ridge,\nand the first stars come out.',
    'Der Mond steigt über den Grat,\nund die ersten Sterne zeigen sich.',
  ],
  [
    0.225,
    0.295,
    'A pale green veil hangs above the mountains. It is barely there.',
    'Ein blassgrüner Schleier hängt über den Bergen. Man sieht ihn kaum.',
  ],
  [0.305, 0.365, 'Now the aurora opens, fold after fold.', 'Nun öffnet sich das Polarlicht, Falte um Falte.'],
  [0.375, 0.435, 'A falling star. Did you make a wish?', 'Eine Sternschnuppe. Hast du dir etwas gewünscht?'],
  [
    0.445,
    0.515,
    'Green is oxygen, a hundred kilometres up,\nstruck by the solar wind.',
    'Grün leuchtet der Sauerstoff, hundert Kilometer hoch,\nvom Sonnenwind getroffen.',
  ],
  [0.525, 0.585, 'In the cabin somebody is still awake.', 'In der Hütte ist noch jemand wach.'],
  [0.595, 0.655, 'The lake gives every colour back.', 'Der See gibt jede Farbe zurück.'],
  [
    0.665,
    0.735,
    'Then the storm: violet above the green, and the whole sky moves.',
    'Dann der Sturm: Violett über dem Grün, und der ganze Himmel bewegt sich.',
  ],
  [
    0.745,
    0.805,
    'It lasts a minute at most.\nNobody ever sees the same one twice.',
    'Er dauert höchstens eine Minute.\nNiemand sieht je denselben noch einmal.',
  ],
  [
    0.815,
    0.875,
    'The curtains thin out. The moon sinks to the west.',
    'Die Vorhänge werden dünner. Der Mond sinkt nach Westen.',
  ],
  [0.885, 0.94, 'A line of rose along the horizon.', 'Ein rosa Streifen am Horizont.'],
  [0.95, 0.995, 'Good morning.', 'Guten Morgen.'],
];

/** Parts of the evening, by the share at which each begins. */
const parts: readonly (readonly [from: number, title: string])[] = [
  [0, 'Blue hour'],
  [0.2, 'The first veil'],
  [0.36, 'Under the curtains'],
  [0.64, 'The storm'],
  [0.86, 'First light'],
];

export const captionTracks = [
  { language: 'en', label: 'English' },
  { language: 'de', label: 'Deutsch' },
] as const;

export type CaptionLanguage = (typeof captionTracks)[number]['language'];

export function captionCues(language: CaptionLanguage, durationSec: number): readonly Cue[] {
  return told.map(([from, to, english, german]) => ({
    fromSec: from * durationSec,
    toSec: to * durationSec,
    text: language === 'en' ? english : german,
  }));
}

/** Chapters without gaps, on whole seconds where the title is long enough. */
export function chapterCues(durationSec: number): readonly Cue[] {
  const starts = parts.map(([from]) =>
    durationSec >= 20 ? Math.round(from * durationSec) : from * durationSec,
  );
  return parts.map(([, text], index) => ({
    fromSec: starts[index] ?? 0,
    toSec: starts[index + 1] ?? durationSec,
    text,
  }));
}
