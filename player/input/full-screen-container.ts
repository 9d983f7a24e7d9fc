import { invalidArgument, type SvError } from '../../src/base/sv-error.js';

/**
 * What goes full screen in the player's place: what `fullscreen-element` names, by id or selector, if the player is
 * in it; else the player, and a fault that says so.
 */
export function fullScreenContainer(player: HTMLElement, report: (error: SvError) => void): HTMLElement {
  const name = player.getAttribute('fullscreen-element');
  if (!name) return player;
  const container = around(player, name);
  const expected = 'the id or selector of an element around the player';
  if (!container) report(invalidArgument('fullscreen-element', name, expected));
  return container ?? player;
}

/** The nearest element around `inner`, out through shadow roots, that has this id or matches this selector. */
function around(inner: Element, name: string): HTMLElement | null {
  const byId = `#${CSS.escape(name)}`;
  let found: HTMLElement | null;
  try {
    found = inner.closest(`${byId}, ${name}`);
  } catch {
    // An id need not be a selector.
    found = inner.closest(byId);
  }
  const root = inner.getRootNode();
  return found ?? (root instanceof ShadowRoot ? around(root.host, name) : null);
}
