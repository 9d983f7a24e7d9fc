import type { TitleWords } from '../locales/title-words.js';
import type { QueueItem } from '../queue/queue-item.js';

/** What a title of the queue is called, else its place. */
export function itemTitle({ title }: QueueItem, index: number, words: TitleWords): string {
  return title === undefined || title === '' ? words.unnamedTitle(index + 1) : title;
}
