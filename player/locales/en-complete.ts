import { englishContext } from './context-en.js';
import { english } from './en.js';
import { englishFault } from './fault-en.js';
import { englishInput } from './input-en.js';
import type { Locale } from './locale.js';
import { englishMenu } from './menu-en.js';
import { englishStats } from './stats-en.js';
import { englishTitle } from './title-en.js';

/** English in one piece, for who begins a language of their own with it. */
export const locale: Locale = {
  ...english,
  panels: {
    fault: englishFault,
    stats: englishStats,
    title: englishTitle,
    menu: englishMenu,
    context: englishContext,
    input: englishInput,
  },
};
