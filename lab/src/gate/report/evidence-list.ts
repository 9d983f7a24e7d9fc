import { el, type Child } from '../../sim/report/markup.js';
import type { Shows } from './evidence-words.js';

/** Plays to be looked at, with links to their files; null where there are none. */
export function showList(shows: readonly Shows[]): Child {
  return shows.length === 0
    ? null
    : el(
        'ul',
        { class: 'shows' },
        shows.map(({ words, files }) =>
          el(
            'li',
            {},
            words,
            files.length === 0
              ? ' Nothing of it could be kept.'
              : files.map((file) => [' ', el('a', { href: file }, nameOf(file))]),
          ),
        ),
      );
}

/** What a reader will see behind the link. */
function nameOf(file: string): string {
  if (file.endsWith('.trace.zip')) return 'trace';
  return file.endsWith('.webm') ? 'video' : 'picture of a stall';
}
