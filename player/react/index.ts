import { SvPlayer as SvPlayerElement, SvVideo as SvVideoElement } from '../define.js';
import type { ComponentProps } from './component-props.js';
import { wrapElement, type ElementComponent } from './wrap-element.js';

export type { SvPlayerElement, SvVideoElement };

export type SvPlayerProps = ComponentProps<SvPlayerElement>;
export type SvVideoProps = ComponentProps<SvVideoElement>;

/**
 * `<sv-player>` as a React component, from React 18 on, safe to render on a server. Props are the
 * element's properties; its events are `onSvDecision`, …, and `onPlay`, … as on `<video>`. A prop is set
 * when it changes, and left alone else. `ref` is the element.
 */
export const SvPlayer: ElementComponent<SvPlayerElement> = wrapElement(
  'sv-player',
  SvPlayerElement,
  'SvPlayer',
);

/** `<sv-video>` as a React component, like {@link SvPlayer}. */
export const SvVideo: ElementComponent<SvVideoElement> = wrapElement('sv-video', SvVideoElement, 'SvVideo');
