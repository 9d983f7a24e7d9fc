import type { ViewerAction } from '../../play/viewer-action.js';

/** Does to the element what a viewer's controls would. */
export function performAction(video: HTMLVideoElement, action: ViewerAction): void {
  switch (action.do) {
    case 'pause':
      video.pause();
      return;
    case 'play':
      // A refusal shows in the facts.
      video.play().catch(() => {});
      return;
    case 'seek':
      video.currentTime = action.toSec;
      return;
    case 'rate':
      video.playbackRate = action.rate;
      return;
    case 'volume':
      video.muted = action.volume <= 0;
      video.volume = Math.min(1, Math.max(0, action.volume));
      return;
    case 'hide':
    case 'show':
      setHidden(action.do === 'hide');
  }
}

/** What the page is told when its tab goes behind another; the browser itself goes on drawing. */
function setHidden(hidden: boolean): void {
  Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
  Object.defineProperty(document, 'visibilityState', {
    configurable: true,
    get: () => (hidden ? 'hidden' : 'visible'),
  });
  document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
}
