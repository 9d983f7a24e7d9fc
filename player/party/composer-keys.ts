import { walkTo } from './walk-keys.js';

/** What a key does while names are offered; null where it is for the text. */
export type NameKey = { readonly to: number } | 'pick' | 'close' | null;

/** @param index of the name that is marked */
export function nameKey(key: string, index: number, count: number): NameKey {
  const isStep = key === 'ArrowDown' || key === 'ArrowUp';
  const to = isStep ? walkTo(key, index, count, false) : null;
  if (to !== null) return { to };
  if (key === 'Enter' || key === 'Tab') return 'pick';
  return key === 'Escape' ? 'close' : null;
}

/**
 * Arrows through the emoji.
 * @returns whether the key was for that
 */
export function walkEmoji(event: KeyboardEvent, root: ParentNode, rightToLeft: boolean): boolean {
  const buttons = Array.from(root.querySelectorAll<HTMLElement>('.picker button'));
  const index = buttons.findIndex((button) => button.matches(':focus'));
  const to = walkTo(event.key, index, buttons.length, rightToLeft);
  if (to === null) return false;
  buttons[to]?.focus();
  return true;
}

/** It is nobody else's: not the browser's, not the panel's. */
export function take(event: Event): void {
  event.preventDefault();
  event.stopPropagation();
}
