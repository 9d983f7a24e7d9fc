import type { TitleWords } from './title-words.js';

export const englishTitle: TitleWords = {
  chapters: 'Chapters',
  loop: 'Loop',
  queue: 'Queue',
  shuffle: 'Shuffle',
  repeat: 'Repeat all',
  upNext: 'Up next',
  playNow: 'Play now',
  cancel: 'Cancel',
  startOver: 'Start over',
  upNextIn: (title, span) => `Up next in ${span}: ${title}`,
  resumedAt: (time) => `Resumed at ${time}`,
  unnamedTitle: (place) => `Title ${place}`,
};
