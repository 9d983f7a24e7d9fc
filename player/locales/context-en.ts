import type { ContextWords } from './context-words.js';

export const englishContext: ContextWords = {
  menu: 'Video options',
  loop: 'Loop',
  copyLink: 'Copy link',
  copyLinkAt: (time) => `Copy link at ${time}`,
  copyDebugInfo: 'Copy debug info',
  pictureInPicture: 'Picture in picture',
  leavePictureInPicture: 'Leave picture in picture',
  stats: 'Stats for nerds',
  about: 'About this player',
  close: 'Close',
  linkCopied: 'Link copied',
  debugInfoCopied: 'Debug info copied',
  notCopied: 'This browser doesn’t let the player copy',
};
