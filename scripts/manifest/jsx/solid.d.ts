/** `<sv-player>` and `<sv-video>` in Solid's JSX: `import type {} from 'sv-player/jsx/solid'`. */
import type { JSX } from 'solid-js';
import type {
  SvPlayer,
  SvPlayerEvents,
  SvPlayerProps,
  SvVideo,
  SvVideoEvents,
  SvVideoProps,
} from './elements.js';

/** As Solid writes native listeners of any name. */
type Handlers<Events> = {
  [Type in keyof Events & string as `on:${Type}`]?: ((event: Events[Type]) => void) | undefined;
};

/** A property by name, past all guessing: `prop:abr={controller}`. */
type Properties<Props> = {
  [Name in keyof Props & string as `prop:${Name}`]?: Props[Name];
};

/** An attribute by name: `attr:video-title="…"`. */
type Attributes<Props> = {
  [Name in keyof Props & string as `attr:${Name}`]?: string | undefined;
};

type Tag<Element, Props, Events> = Omit<JSX.HTMLAttributes<Element>, keyof Props> &
  Props &
  Properties<Props> &
  Attributes<Props> &
  Handlers<Events>;

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements {
      'sv-player': Tag<SvPlayer, SvPlayerProps, SvPlayerEvents>;
      'sv-video': Tag<SvVideo, SvVideoProps, SvVideoEvents>;
    }
  }
}
