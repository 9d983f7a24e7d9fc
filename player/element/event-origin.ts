const pressable = 'button, a[href], summary, [role="button"], [role^="menuitem"], [role="option"]';

/** The elements that `event` came through, from where it arose up to `within`, itself left out. */
function elementsBelow(event: Event, within: EventTarget): Element[] {
  const path = event.composedPath();
  const end = path.indexOf(within);
  return path.slice(0, end < 0 ? path.length : end).filter((target) => target instanceof Element);
}

/** Keys go to a text field, a select, or edited text, however deep in shadow roots it lies. */
export function isTyping(event: Event, within: EventTarget): boolean {
  return elementsBelow(event, within).some(
    (element) =>
      element.matches('textarea, select, [role="textbox"]') ||
      (element instanceof HTMLElement && element.isContentEditable) ||
      (element instanceof HTMLInputElement && !notTyped.has(element.type)),
  );
}

const notTyped = new Set(['button', 'checkbox', 'radio', 'range', 'reset', 'submit']);

/** Space presses what has the focus. */
export function isOnPressable(event: Event, within: EventTarget): boolean {
  return elementsBelow(event, within)[0]?.matches(pressable) ?? false;
}
