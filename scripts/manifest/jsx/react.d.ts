/** `<sv-player>` and `<sv-video>` in React 19's JSX: `import type {} from 'sv-player/jsx/react'`. */
import type { HTMLAttributes, RefAttributes } from 'react';
import type {
  SvPlayer,
  SvPlayerEvents,
  SvPlayerProps,
  SvVideo,
  SvVideoEvents,
  SvVideoProps,
} from './elements.js';

/** React's own media handlers listen to `<video>` and `<audio>` only: `onplay`, not `onPlay`. */
type Deaf =
  | 'onAbort'
  | 'onCanPlay'
  | 'onCanPlayThrough'
  | 'onDurationChange'
  | 'onEmptied'
  | 'onEncrypted'
  | 'onEnded'
  | 'onError'
  | 'onLoadedData'
  | 'onLoadedMetadata'
  | 'onLoadStart'
  | 'onPause'
  | 'onPlay'
  | 'onPlaying'
  | 'onProgress'
  | 'onRateChange'
  | 'onSeeked'
  | 'onSeeking'
  | 'onStalled'
  | 'onSuspend'
  | 'onTimeUpdate'
  | 'onVolumeChange'
  | 'onWaiting';

type Handlers<Events> = {
  [Type in keyof Events & string as `on${Type}`]?: ((event: Events[Type]) => void) | undefined;
};

type Tag<Element, Props, Events> = Omit<HTMLAttributes<Element>, keyof Props | Deaf> &
  RefAttributes<Element> &
  Props &
  Handlers<Events> & { class?: string | undefined };

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'sv-player': Tag<SvPlayer, SvPlayerProps, SvPlayerEvents>;
      'sv-video': Tag<SvVideo, SvVideoProps, SvVideoEvents>;
    }
  }
}
