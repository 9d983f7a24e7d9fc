/** What a control asks for beyond the media itself: the queue, the notices, the storyboard. */
export type TitleRequest =
  | { readonly type: 'next' }
  | { readonly type: 'previous' }
  /** A place in the queue. */
  | { readonly type: 'play-item'; readonly index: number }
  | { readonly type: 'toggle-shuffle' }
  /** All of the queue over and over, or once. */
  | { readonly type: 'toggle-repeat' }
  | { readonly type: 'cancel-up-next' }
  | { readonly type: 'start-over' }
  | { readonly type: 'dismiss-resumed' }
  /** The seek bar is about to be used. */
  | { readonly type: 'load-storyboard' };
