import type { Words } from './words.js';

/** Words, and the language and direction that they are in. */
export interface Spoken {
  words: Words;
  lang: string;
  dir: string;
}
