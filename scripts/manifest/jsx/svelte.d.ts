/** `<sv-player>` and `<sv-video>` in Svelte's templates: `import type {} from 'sv-player/jsx/svelte'`. */
import type { HTMLAttributes } from 'svelte/elements';
import type {
  SvPlayer,
  SvPlayerEvents,
  SvPlayerProps,
  SvVideo,
  SvVideoEvents,
  SvVideoProps,
} from './elements.js';

/** Svelte 5 writes `onsv-decision`; Svelte 4, `on:sv-decision`. */
type Handlers<Events> = {
  [Type in keyof Events & string as `on${Type}` | `on:${Type}`]?: ((event: Events[Type]) => void) | undefined;
};

type Tag<Element extends EventTarget, Props, Events> = Omit<
  HTMLAttributes<Element>,
  keyof Props | keyof Handlers<Events>
> &
  Props &
  Handlers<Events>;

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'sv-player': Tag<SvPlayer, SvPlayerProps, SvPlayerEvents>;
    'sv-video': Tag<SvVideo, SvVideoProps, SvVideoEvents>;
  }
}
