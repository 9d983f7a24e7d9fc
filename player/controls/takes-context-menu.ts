/**
 * Whether a `contextmenu` event at `player` is for the player's own menu: not with Shift and a mouse, which gets
 * the browser's; not by touch; not from what the page has put into the player.
 */
export function takesContextMenu(event: Event, player: EventTarget): event is PointerEvent {
  const { button, ctrlKey, shiftKey, pointerType, defaultPrevented, target } = event as PointerEvent;
  // The keyboard's comes with no button, and Shift+F10 is it; a Mac's Ctrl+click with the main one.
  const byShift = shiftKey && (button === 2 || ctrlKey);
  return target === player && !defaultPrevented && !byShift && pointerType !== 'touch';
}
