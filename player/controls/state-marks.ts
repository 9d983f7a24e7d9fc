import type { PlayerState } from '../state/player-state.js';
import { isAtLiveEdge } from './seek-scale.js';
import { audibleVolume } from './volume-level.js';

/** What only the layer of controls knows of itself. */
export interface LayerFacts {
  /** Null until it was measured. */
  readonly widthPx: number | null;
  /** Controls have faded. */
  readonly asleep: boolean;
  readonly menuOpen: boolean;
}

/** The limits are those of the container queries in `styles/tokens.ts`. */
function sizeOf(widthPx: number): string {
  if (widthPx < 480) return 'phone';
  if (widthPx < 1100) return 'tablet';
  return widthPx < 1800 ? 'desktop' : 'tv';
}

/** What style sheets may ask of a player, as `data-*` attributes by these names; false for what isn't there. */
export function marksOf(
  state: PlayerState,
  { widthPx, asleep, menuOpen }: LayerFacts,
): Record<string, string | boolean> {
  const { phase, untouched } = state;
  return {
    buffering: phase === 'waiting' || (phase === 'loading' && !untouched),
    captions: state.captions.some(({ showing }) => showing),
    ended: phase === 'ended',
    error: state.error?.code ?? false,
    fullscreen: state.fullscreen,
    idle: asleep,
    live: state.live,
    'live-edge': isAtLiveEdge(state),
    menu: menuOpen,
    muted: audibleVolume(state) === 0,
    offline: state.offline,
    paused: state.paused,
    'picture-in-picture': state.pictureInPicture,
    size: widthPx === null ? false : sizeOf(widthPx),
    started: !untouched,
  };
}

/** Sets what has changed, and nothing else: each attribute set costs the page a look at its styles. */
export function mark(element: Element, marks: Readonly<Record<string, string | boolean>>): void {
  for (const [name, value] of Object.entries(marks)) {
    const attribute = `data-${name}`;
    if (value === false) element.removeAttribute(attribute);
    else if (value === true) element.toggleAttribute(attribute, true);
    else if (element.getAttribute(attribute) !== value) element.setAttribute(attribute, value);
  }
}
