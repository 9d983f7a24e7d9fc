import { deepFocus } from './deep-focus.js';
import type { InputHost } from './input-host.js';
import { nearestBox, type Direction } from './nearest-box.js';

const directions: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};
const focusable = ':is(button, a[href], input, select, textarea, [tabindex]):not([part~=volume])';
/** What has keys of its own; a way out of it is its own affair. */
const closed = '[role=menu], [role=listbox], dialog, textarea, select';

/**
 * For a remote control: arrows move the focus to the control that lies there. On a slider left and right are the
 * slider's. With no control under the focus, up and down go to the controls, left and right seek as ever, and
 * Enter plays and pauses.
 */
export function moveByArrows({ element, perform }: InputHost): void {
  const onKey = (event: KeyboardEvent): void => {
    if (!element.hasAttribute('tv') || event.altKey || event.ctrlKey || event.metaKey) return;
    const direction = directions[event.key];
    const focused = deepFocus(element.ownerDocument);
    if (!focused || (!direction && event.key !== 'Enter') || isClosed(event)) return;
    const controls = stops(element);
    const others = controls.filter((control) => control !== focused);
    const inside = others.length < controls.length;
    if (!direction) {
      if (inside || !focused.matches('[part~=video]')) return;
      perform({ type: 'toggle-play' });
    } else {
      const sideways = direction === 'left' || direction === 'right';
      if (sideways && (!inside || focused.matches('[role=slider]'))) return;
      // Below a bar as wide as the picture, anything is as near.
      const leads = !inside || (direction === 'down' && focused.matches('[role=slider]'));
      const target = !leads
        ? others[nearestBox(boxOf(focused), others.map(boxOf), direction)]
        : (controls.find((control) => control.matches('[part~=play]')) ?? controls[0]);
      target?.focus();
    }
    // At the border the focus stays, and nothing is sought.
    event.preventDefault();
    event.stopPropagation();
  };
  // Before a slider takes up and down for itself.
  element.addEventListener('keydown', onKey, true);
}

function isClosed(event: Event): boolean {
  return event.composedPath().some((on) => on instanceof Element && on.matches(closed));
}

const boxOf = (element: Element): DOMRect => element.getBoundingClientRect();

/** What Tab would reach, in shadow roots too; but for the volume, which a television has keys for. */
function stops(player: HTMLElement): HTMLElement[] {
  const found: HTMLElement[] = [];
  const collect = (root: ParentNode): void => {
    for (const element of root.querySelectorAll<HTMLElement>('*')) {
      if (element.matches(focusable) && element.tabIndex >= 0 && isShown(element)) found.push(element);
      if (element.shadowRoot) collect(element.shadowRoot);
    }
  };
  if (player.shadowRoot) collect(player.shadowRoot);
  collect(player);
  return found;
}

function isShown(element: HTMLElement): boolean {
  const { width, height } = boxOf(element);
  return width > 0 && height > 0 && getComputedStyle(element).visibility === 'visible';
}
