import type { PanelWords } from './panel-words.js';
import type { Words } from './words.js';

/** Every word of the interface in one language, panels and all; but a party's, which few pages have. */
export type Locale = Words & { readonly panels: Omit<PanelWords, 'party'> };

/** What a page adds: the words that it has; where one is missing, English stands in. */
export type LocaleWords = Partial<Words>;
