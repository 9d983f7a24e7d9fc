import { node } from '../parts/find.js';
import { setAttributes } from '../parts/titles.js';
import type { TagState } from './hash-state.js';

/** The element itself, in step with the form, and what it complains of. */
export class Preview {
  readonly #stage: HTMLElement;
  readonly #faults: HTMLElement;
  #element: Element | null = null;
  /** Of the element's attributes those that came from the form. */
  #given: readonly string[] = [];

  constructor(stage: HTMLElement, faults: HTMLElement) {
    this.#stage = stage;
    this.#faults = faults;
  }

  /** Changes the element's attributes; another tag is another element. */
  show({ tag, attributes }: TagState): void {
    if (this.#element?.localName !== tag) this.#make(tag);
    const element = this.#element;
    if (!element) return;
    const given = Object.fromEntries(attributes.map(({ name, value }) => [name, value]));
    const gone = this.#given.filter((name) => !(name in given));
    this.#given = Object.keys(given);
    this.#faults.replaceChildren();
    setAttributes(element, { ...Object.fromEntries(gone.map((name) => [name, null])), ...given });
  }

  /** For attributes that only count when an element is new. */
  anew(state: TagState): void {
    this.#element?.remove();
    this.#element = null;
    this.show(state);
  }

  #make(tag: string): void {
    const element = document.createElement(tag);
    element.addEventListener('sv-error', (event) => {
      const { error, fatal } = event.detail;
      const line = node('li');
      line.append(
        node('b', '', `${error.code}${fatal ? ', fatal' : ''}`),
        node('span', 'note', error.message),
      );
      this.#faults.append(line);
    });
    this.#stage.replaceChildren(element);
    this.#element = element;
  }
}
