import type { PlayerState } from '../state/player-state.js';
import { isAtLiveEdge } from './seek-scale.js';

/** From this width on, CSS pixels, as in the container queries of `styles/tokens.ts`. */
const sizes = [
  ['tv', 1800],
  ['desktop', 1100],
  ['tablet', 480],
  ['phone', 0],
] as const;

function sizeOf(widthPx: number): (typeof sizes)[number][0] {
  return sizes.find(([, fromPx]) => widthPx >= fromPx)?.[0] ?? 'phone';
}

/** What only the layer of controls knows of itself. */
export interface LayerFacts {
  /** Null until it was measured. */
  readonly widthPx: number | null;
  /** Controls have faded. */
  readonly asleep: boolean;
  readonly menuOpen: boolean;
}

/** What style sheets may ask of a player, as `data-*` attributes; false for one that isn't there. */
export function marksOf(state: PlayerState, { widthPx, asleep, menuOpen }: LayerFacts) {
  const { phase, paused, untouched, live, muted, volume, captions } = state;
  return {
    'data-buffering': phase === 'waiting' || (phase === 'loading' && !untouched),
    'data-captions': captions.some(({ showing }) => showing),
    'data-ended': phase === 'ended',
    'data-error': state.error?.code ?? false,
    'data-fullscreen': state.fullscreen,
    'data-idle': asleep,
    'data-live': live,
    'data-live-edge': isAtLiveEdge(state),
    'data-menu': menuOpen,
    'data-muted': muted || volume === 0,
    'data-offline': state.offline,
    'data-paused': paused,
    'data-picture-in-picture': state.pictureInPicture,
    'data-size': widthPx === null ? false : sizeOf(widthPx),
    'data-started': !untouched,
  } satisfies Record<`data-${string}`, string | boolean>;
}

/** Sets what has changed, and nothing else: each attribute set costs the page a look at its styles. */
export function mark(element: Element, marks: Readonly<Record<string, string | boolean>>): void {
  for (const [name, value] of Object.entries(marks)) {
    const text = value === true ? '' : value;
    if (text === false) element.removeAttribute(name);
    else if (element.getAttribute(name) !== text) element.setAttribute(name, text);
  }
}
