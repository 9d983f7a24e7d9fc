/** `<sv-player>` and `<sv-video>` in Preact's JSX: `import type {} from 'sv-player/jsx/preact'`. */
import type { HTMLAttributes, Ref } from 'preact';
import type {
  SvPlayer,
  SvPlayerEvents,
  SvPlayerProps,
  SvVideo,
  SvVideoEvents,
  SvVideoProps,
} from './elements.js';

type Handlers<Events> = {
  [Type in keyof Events & string as `on${Type}`]?: ((event: Events[Type]) => void) | undefined;
};

type Tag<Element extends EventTarget, Props, Events> = Omit<
  HTMLAttributes<Element>,
  keyof Props | keyof Handlers<Events> | 'ref'
> &
  Props &
  Handlers<Events> & { ref?: Ref<Element> | undefined };

declare module 'preact' {
  namespace createElement.JSX {
    interface IntrinsicElements {
      'sv-player': Tag<SvPlayer, SvPlayerProps, SvPlayerEvents>;
      'sv-video': Tag<SvVideo, SvVideoProps, SvVideoEvents>;
    }
  }
}
