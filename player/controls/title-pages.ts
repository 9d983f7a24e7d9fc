import type { TitleWords } from '../locales/title-words.js';
import type { QueueState } from '../queue/queue-state.js';
import type { PlayerState } from '../state/player-state.js';
import { markAt } from '../title/mark-at.js';
import { formatTime } from './format-time.js';
import { itemTitle } from './item-title.js';
import type { MenuItem } from './menu-item.js';

/** The chapter under the playhead; empty between chapters. */
export function chapterNow({ chapters, currentSec }: PlayerState): string {
  return markAt(chapters, currentSec)?.value ?? '';
}

/** Each leads to its start; the one under the playhead is marked. */
export function chapterItems({ chapters, currentSec, durationSec }: PlayerState): MenuItem[] {
  const active = markAt(chapters, currentSec);
  return chapters.map((chapter) => ({
    kind: 'radio',
    label: chapter.value,
    detail: formatTime(chapter.startTime, durationSec),
    checked: chapter === active,
    ask: { type: 'seek', toSec: chapter.startTime },
  }));
}

/** `2 / 5` */
export function queueNow({ items, index }: QueueState, locale: string): string {
  const figure = new Intl.NumberFormat(locale);
  return index < 0
    ? figure.format(items.length)
    : `${figure.format(index + 1)} / ${figure.format(items.length)}`;
}

/** How the queue goes, and its titles. */
export function queueItems({ queue }: PlayerState, words: TitleWords): MenuItem[] {
  if (!queue) return [];
  const shuffle: MenuItem = {
    kind: 'checkbox',
    icon: 'shuffle',
    label: words.shuffle,
    detail: '',
    checked: queue.shuffle,
    ask: { type: 'toggle-shuffle' },
  };
  const repeat: MenuItem = {
    kind: 'checkbox',
    icon: 'loop',
    label: words.repeat,
    detail: '',
    checked: queue.repeat === 'all',
    ask: { type: 'toggle-repeat' },
  };
  const titles = queue.items.map((item, index): MenuItem => {
    return {
      kind: 'radio',
      label: itemTitle(item, index, words),
      detail: item.artist ?? '',
      checked: index === queue.index,
      ask: { type: 'play-item', index },
    };
  });
  return [shuffle, repeat, ...titles];
}

export function loopItem({ loop }: PlayerState, words: TitleWords): MenuItem {
  return {
    kind: 'checkbox',
    icon: 'loop',
    label: words.loop,
    detail: '',
    checked: loop,
    ask: { type: 'toggle-loop' },
  };
}
