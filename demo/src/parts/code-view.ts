import { node } from './find.js';
import type { TagPart } from './tag-text.js';

/** Shows a tag, coloured. */
export function showParts(code: HTMLElement, parts: readonly TagPart[]): void {
  code.replaceChildren(...parts.map(({ kind, text }) => node('span', kind, text)));
}

const TOLD_MS = 2_000;

/** Makes a button copy what `text` gives at that moment; it says that it did. */
export function copyOnPress(button: HTMLButtonElement, text: () => string): void {
  const label = button.textContent;
  const told = node('span', 'unseen');
  told.setAttribute('role', 'status');
  button.after(told);
  const say = (words: string): void => {
    button.textContent = words;
    told.textContent = words;
    setTimeout(() => {
      button.textContent = label;
      told.textContent = '';
    }, TOLD_MS);
  };
  button.addEventListener('click', () => {
    // Only a page from https or this machine has a clipboard.
    const copied = navigator.clipboard?.writeText(text()) ?? Promise.reject(new Error('no clipboard'));
    copied.then(
      () => {
        say('Copied');
      },
      () => {
        say('Select and copy it');
      },
    );
  });
}
