const pressable =
  'button, a[href], summary, input:not([type="range"]), [role="button"], [role="checkbox"], [role="switch"]';
/** What walks about in itself by arrows, Home and End. */
const walked = 'input, [role="slider"], [role="radio"], [role="tab"], [role="spinbutton"], video, audio';
const arrowLike = /^(Arrow|Page|Home$|End$)/;
/** What takes letters, too. */
const listed = '[role="menu"], [role="menubar"], [role="listbox"], [role="tree"], [role="grid"]';

/** The elements of an event's path from where it arose up to `within`, itself left out. */
export function elementsBelow(path: readonly EventTarget[], within: EventTarget): Element[] {
  const end = path.indexOf(within);
  return path.slice(0, end < 0 ? path.length : end).filter((target) => target instanceof Element);
}

/** Keys go to a text field, a select, or edited text, however deep in shadow roots it lies. */
export function isTyping(path: readonly Element[]): boolean {
  return path.some(
    (element) =>
      element.matches('textarea, select, [role="textbox"]') ||
      (element instanceof HTMLElement && element.isContentEditable) ||
      (element instanceof HTMLInputElement && !notTyped.has(element.type)),
  );
}

const notTyped = new Set(['button', 'checkbox', 'radio', 'range', 'reset', 'submit']);

/** What has the focus uses this key itself: Space on a button, an arrow on a slider, anything in a menu. */
export function isUsedThere(key: string, path: readonly Element[]): boolean {
  const [target] = path;
  if (!target) return false;
  if (path.some((element) => element.matches(listed))) return true;
  if (key === ' ') return target.matches(pressable);
  return arrowLike.test(key) && target.matches(walked) && !target.matches('[part~=video]');
}
