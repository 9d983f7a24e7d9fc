import type { StatsWords } from './stats-words.js';
import type { TitleWords } from './title-words.js';

/** The words of every panel that loads when it is first shown, in one language. */
export interface PanelWords {
  readonly stats: StatsWords;
  readonly title: TitleWords;
}
