import { seekScale } from '../controls/seek-scale.js';
import type { PlayerState } from '../state/player-state.js';

/** Media Session's actions that mean something to a player. */
export type SystemAction =
  | 'play'
  | 'pause'
  | 'stop'
  | 'seekbackward'
  | 'seekforward'
  | 'seekto'
  | 'previoustrack'
  | 'nexttrack'
  | 'enterpictureinpicture';

/** What the system may offer now. */
export function systemActions(state: PlayerState): readonly SystemAction[] {
  const { queue } = state;
  const actions: SystemAction[] = ['play', 'pause', 'stop'];
  if (seekScale(state)) actions.push('seekbackward', 'seekforward', 'seekto');
  // The first title goes back to its own start.
  if (queue) actions.push('previoustrack');
  if (queue?.hasNext) actions.push('nexttrack');
  if (state.pictureInPictureAvailable) actions.push('enterpictureinpicture');
  return actions;
}
