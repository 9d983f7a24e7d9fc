import type { ContextWords } from '../locales/context-words.js';
import type { PlayerRequest } from '../state/player-request.js';
import type { PlayerState } from '../state/player-state.js';
import { formatTime } from './format-time.js';

export type ContextAct =
  | { readonly type: 'ask'; readonly ask: PlayerRequest }
  | { readonly type: 'copy-link' | 'copy-debug-info' | 'about' };

export interface ContextItem {
  readonly name: 'loop' | 'link' | 'debug' | 'picture-in-picture' | 'stats' | 'about';
  readonly label: string;
  /** Of a toggle. */
  readonly checked?: boolean;
  readonly act: ContextAct;
}

/** What the context menu holds; what this source or browser doesn't offer isn't there. */
export function contextItems(state: PlayerState, words: ContextWords): ContextItem[] {
  const { live, loop, currentSec, durationSec, statsOpen } = state;
  const sec = Math.floor(currentSec);
  const items: (ContextItem | null)[] = [
    live
      ? null
      : {
          name: 'loop',
          label: words.loop,
          checked: loop,
          act: { type: 'ask', ask: { type: 'toggle-loop' } },
        },
    {
      name: 'link',
      label: live || sec < 1 ? words.copyLink : words.copyLinkAt(formatTime(sec, durationSec)),
      act: { type: 'copy-link' },
    },
    { name: 'debug', label: words.copyDebugInfo, act: { type: 'copy-debug-info' } },
    state.pictureInPictureAvailable
      ? {
          name: 'picture-in-picture',
          label: state.pictureInPicture ? words.leavePictureInPicture : words.pictureInPicture,
          act: { type: 'ask', ask: { type: 'toggle-picture-in-picture' } },
        }
      : null,
    {
      name: 'stats',
      label: words.stats,
      checked: statsOpen,
      act: { type: 'ask', ask: { type: 'toggle-stats' } },
    },
    { name: 'about', label: words.about, act: { type: 'about' } },
  ];
  return items.filter((item) => item !== null);
}
