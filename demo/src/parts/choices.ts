import { node } from './find.js';

/** One of several things of which one holds at a time. */
export interface Choice {
  readonly label: string;
  readonly chosen: boolean;
  choose(): void;
}

/** What each button stands for now. */
const choosers = new WeakMap<Element, Choice>();

/** Lists choices as radio buttons; while their names stay, so do they, and with them the focus. */
export function showChoices(group: HTMLElement, choices: readonly Choice[]): void {
  const labels = Array.from(group.children, (label) => label.textContent);
  if (labels.join('\n') !== choices.map(({ label }) => label).join('\n')) {
    group.replaceChildren(
      ...choices.map(({ label }) => {
        const line = node('label');
        const radio = node('input');
        radio.type = 'radio';
        radio.name = group.id;
        radio.addEventListener('change', () => choosers.get(radio)?.choose());
        line.append(radio, node('span', '', label));
        return line;
      }),
    );
  }
  choices.forEach((choice, index) => {
    const radio = group.children[index]?.querySelector('input');
    if (!radio) return;
    radio.checked = choice.chosen;
    choosers.set(radio, choice);
  });
}
