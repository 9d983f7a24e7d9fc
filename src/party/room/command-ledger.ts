import type { Verdict } from './verdict.js';

/**
 * What an authority answered to its last commands, so that one that comes again, as after a dropped line,
 * gets the same answer and changes nothing. Bounded; an id that has fallen out is too old to be taken.
 */
export class CommandLedger<Answer = Verdict> {
  readonly #answers = new Map<string, Answer>();
  readonly #capacity: number;

  constructor(capacity = 4096) {
    this.#capacity = capacity;
  }

  /** @param userId Whose command it was: another's with the same id is another command. */
  find(userId: string, id: string): Answer | undefined {
    return this.#answers.get(`${userId} ${id}`);
  }

  keep(userId: string, id: string, answer: Answer): void {
    this.#answers.set(`${userId} ${id}`, answer);
    if (this.#answers.size <= this.#capacity) return;
    for (const oldest of this.#answers.keys()) {
      this.#answers.delete(oldest);
      return;
    }
  }
}
