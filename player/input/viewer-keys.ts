import { requestOfKey } from '../state/hotkeys.js';
import type { PlayerRequest } from '../state/player-request.js';
import { elementsBelow, isTyping, isUsedThere } from './event-origin.js';
import type { InputHost, KeyDown } from './input-host.js';

/** A key held down goes on seeking or changing volume; it doesn't toggle on and off. */
const mayRepeat: ReadonlySet<PlayerRequest['type']> = new Set(['skip', 'set-volume', 'set-rate']);

/** From a key to a request, unless the key is somebody else's. */
export function takeKey(host: InputHost, { event, path, within, prevented }: KeyDown): void {
  const below = elementsBelow(path, within);
  if (prevented || event.isComposing || isTyping(below)) return;
  host.used();
  if (host.element.hasAttribute('nohotkeys') || isUsedThere(event.key, below)) return;
  const request = requestOfKey(event, host.state());
  if (!request) return;
  event.preventDefault();
  if (!event.repeat || mayRepeat.has(request.type)) host.perform(request);
}
