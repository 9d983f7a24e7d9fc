import { walkTo } from './walk-keys.js';

/** The message that an event is about. */
export function messageAt(event: Event): HTMLElement | null {
  return event.target instanceof Element ? event.target.closest<HTMLElement>('.message') : null;
}

/**
 * Up and down through the messages, into one by Tab, and from its tools back to it by Escape.
 * @returns whether it came back from the tools
 */
export function walkMessages(event: KeyboardEvent, list: ParentNode): boolean {
  const message = messageAt(event);
  if (!message) return false;
  const comesBack = event.key === 'Escape' && event.target !== message;
  if (comesBack) {
    message.focus();
  } else {
    if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') return false;
    const messages = Array.from(list.querySelectorAll<HTMLElement>('.message'));
    const to = walkTo(event.key, messages.indexOf(message), messages.length, false);
    if (to === null) return false;
    messages[to]?.focus();
  }
  event.preventDefault();
  event.stopPropagation();
  return comesBack;
}
