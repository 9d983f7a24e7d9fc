import { createHash } from 'node:crypto';

/** An answer as sent, and the tag by which a client that has it already says so. */
export interface KeptAnswer {
  readonly text: string;
  readonly etag: string;
}

const MOST_ENTRIES = 300;

/**
 * The last answers, so that many who look at the same panel cost one question. The moment that an answer is of is part
 * of its key: what is over is asked for no more, and goes as others come.
 */
export class AnswerCache {
  readonly #answers = new Map<string, Promise<KeptAnswer>>();

  /** What is kept under the key, else what `make` gives; a failure isn't kept. */
  async get(key: string, make: () => Promise<object>): Promise<KeptAnswer> {
    const known = this.#answers.get(key);
    if (known !== undefined) return known;
    const answer = make().then(keep);
    this.#answers.set(key, answer);
    const [oldest] = this.#answers.keys();
    if (this.#answers.size > MOST_ENTRIES && oldest !== undefined) this.#answers.delete(oldest);
    try {
      return await answer;
    } catch (error) {
      this.#answers.delete(key);
      throw error;
    }
  }
}

function keep(answer: object): KeptAnswer {
  const text = JSON.stringify(answer);
  return { text, etag: `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"` };
}
