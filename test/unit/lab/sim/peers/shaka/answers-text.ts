import type { SegmentAnswers } from './scripted-session.js';

/** As in the files of answers: `3 3 2>0 1` is four segments, the third abandoned at 2 for 0. */
export function answersText(answers: readonly SegmentAnswers[]): string {
  return answers.map((loaded) => loaded.join('>')).join(' ');
}
