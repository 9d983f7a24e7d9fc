/** `<sv-player>` and `<sv-video>` in Vue's templates and JSX: `import type {} from 'sv-player/jsx/vue'`. */
import type { HTMLAttributes, ReservedProps } from 'vue';
import type {
  SvPlayer,
  SvPlayerEvents,
  SvPlayerProps,
  SvVideo,
  SvVideoEvents,
  SvVideoProps,
} from './elements.js';

/** `sv-decision` is `@sv-decision` in a template, and `onSvDecision` where there is none. */
type Pascal<Name extends string> = Name extends `${infer Head}-${infer Rest}`
  ? `${Capitalize<Head>}${Pascal<Rest>}`
  : Capitalize<Name>;

type Handlers<Events> = {
  [Type in keyof Events & string as `on${Pascal<Type>}`]?: ((event: Events[Type]) => void) | undefined;
};

type Tag<Props, Events> = Omit<HTMLAttributes, keyof Props | keyof Handlers<Events>> &
  ReservedProps &
  Props &
  Handlers<Events>;

/** What Vue's tools take for a component. */
type Component<Props, Events> = new () => {
  $props: Tag<Props, Events>;
  $emit: <Type extends keyof Events>(type: Type, event: Events[Type]) => void;
};

declare module 'vue' {
  interface GlobalComponents {
    'sv-player': Component<SvPlayerProps, SvPlayerEvents>;
    'sv-video': Component<SvVideoProps, SvVideoEvents>;
  }
}

declare module 'vue/jsx-runtime' {
  namespace JSX {
    interface IntrinsicElements {
      'sv-player': Tag<SvPlayerProps, SvPlayerEvents>;
      'sv-video': Tag<SvVideoProps, SvVideoEvents>;
    }
  }
}

export type { SvPlayer, SvVideo };
