import { node } from '../parts/find.js';
import type { AttributeInfo } from './attribute-info.js';
import { problemOf } from './check-value.js';

/** A field of the form: whether an attribute is there, and with which value. */
export class AttributeField {
  readonly element = node('div', 'field');
  readonly #info: AttributeInfo;
  readonly #here = node('input');
  readonly #value: HTMLInputElement | HTMLSelectElement | null;
  readonly #problem = node('p', 'problem');

  constructor(info: AttributeInfo, changed: () => void) {
    this.#info = info;
    const { name, description } = info;
    const about = node('p', 'about');
    about.id = `about-${name}`;
    about.append(...marked(description));
    this.#problem.id = `problem-${name}`;
    const label = node('label', 'check');
    label.append(this.#here, node('code', '', name));
    this.#here.type = 'checkbox';
    this.#value = valueInput(info);
    for (const input of [this.#here, this.#value])
      input?.setAttribute('aria-describedby', `${about.id} ${this.#problem.id}`);
    this.element.append(label, ...(this.#value ? [this.#value] : []), about, this.#problem);
    this.#here.addEventListener('change', () => {
      this.#judge();
      changed();
    });
    this.#value?.addEventListener('input', () => {
      // Who writes a value wants it there; who empties the field, not.
      this.#here.checked = this.#value?.value !== '';
      this.#judge();
      changed();
    });
    this.#judge();
  }

  get name(): string {
    return this.#info.name;
  }

  /** null: the attribute isn't there. */
  get value(): string | null {
    return this.#here.checked ? (this.#value?.value ?? this.#flagValue) : null;
  }

  set value(value: string | null) {
    this.#here.checked = value !== null;
    this.#flagValue = value ?? '';
    if (this.#value && value !== null) {
      // A value that isn't offered is kept and told, not lost.
      if (this.#value instanceof HTMLSelectElement && !this.#info.values.includes(value))
        this.#value.append(new Option(value === '' ? '(empty)' : value, value));
      this.#value.value = value;
    }
    this.#judge();
  }

  /** As it came, of an attribute that should have none. */
  #flagValue = '';

  /** Is it the one somebody looks for? */
  matches(words: string): boolean {
    const { name, description } = this.#info;
    return `${name} ${description}`.toLowerCase().includes(words);
  }

  #judge(): void {
    const { value } = this;
    const problem = value === null ? null : problemOf(this.#info, value);
    this.#problem.textContent = problem ?? '';
    this.#problem.hidden = problem === null;
    (this.#value ?? this.#here).setAttribute('aria-invalid', String(problem !== null));
    this.element.classList.toggle('set', value !== null);
  }
}

/** null for a flag, which has no value. */
function valueInput({ name, kind, values }: AttributeInfo): HTMLInputElement | HTMLSelectElement | null {
  if (kind === 'flag') return null;
  const input = kind === 'choice' ? node('select') : node('input');
  input.setAttribute('aria-label', `Value of ${name}`);
  if (input instanceof HTMLSelectElement) {
    input.append(new Option('–', ''), ...values.map((value) => new Option(value, value)));
  } else {
    input.type = 'text';
    input.autocomplete = 'off';
    input.spellcheck = false;
    if (kind === 'number') input.inputMode = 'decimal';
  }
  return input;
}

/** Text, with what stands between backticks as code. */
function marked(text: string): readonly Node[] {
  return text
    .split('`')
    .map((piece, index) => (index % 2 === 0 ? document.createTextNode(piece) : node('code', '', piece)));
}
