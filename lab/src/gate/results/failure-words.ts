import type { ViewEnd } from '../../record/view-record.js';
import type { PlayResult } from './play-result.js';

/** How a play failed, to follow a subject: `failed with MANIFEST_TIMEOUT: the manifest didn't come`. */
export function howItFailed({ end, timeline }: Pick<PlayResult, 'end' | 'timeline'>): string {
  switch (end.kind) {
    case 'failed':
      return end.code === notReady
        ? `never got ready: ${bare(end.message)}`
        : `failed with ${end.code}: ${bare(end.message)}`;
    case 'crashed':
      return `brought its page down: ${bare(end.message)}`;
    case 'never-started':
      return `showed no frame in ${Math.round(timeline.watchedSec)} s`;
    case 'watched':
    case 'ended':
      return 'played';
  }
}

/** The same in two or three words, for counting: `failed with MANIFEST_TIMEOUT`. */
export function endedHow({ end }: Pick<PlayResult, 'end'>): string {
  switch (end.kind) {
    case 'failed':
      return end.code === notReady ? 'never got ready' : `failed with ${end.code}`;
    case 'crashed':
      return 'brought the page down';
    case 'never-started':
      return 'showed no frame';
    case 'watched':
    case 'ended':
      return 'played';
  }
}

/** What to do about it, as a sentence; empty where the failure itself says all. */
export function whatToDo(end: ViewEnd): string {
  switch (end.kind) {
    case 'failed':
      return end.code === notReady
        ? 'Open the page in a browser: its console says what it lacks.'
        : 'Its trace is in failures/ of the report.';
    case 'crashed':
      return 'If it crashes with --parallel 1 too, it is the page; else the machine has too little memory for so many.';
    case 'never-started':
      return 'Its trace in failures/ of the report shows what it waited for; if the network is that slow, let it watch longer (seconds).';
    case 'watched':
    case 'ended':
      return '';
  }
}

/** Of a page that didn't load, or has nothing that can be told to play. */
export const notReady = 'PAGE_NOT_READY';

const bare = (message: string): string => message.replace(/\s+/g, ' ').replace(/\.$/, '').slice(0, 300);
