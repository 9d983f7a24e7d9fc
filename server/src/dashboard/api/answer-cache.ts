import { createHash } from 'node:crypto';

/** An answer as sent, and the tag by which a client that has it already says so. */
export interface KeptAnswer {
  readonly text: string;
  readonly etag: string;
}

interface Entry {
  readonly answer: Promise<KeptAnswer>;
  readonly untilMs: number;
}

const MOST_ENTRIES = 300;

/** Answers kept for a few seconds, so that many who look at the same panel cost one question. */
export class AnswerCache {
  readonly #lifeMs: number;
  readonly #entries = new Map<string, Entry>();

  constructor(lifeMs: number) {
    this.#lifeMs = lifeMs;
  }

  /** What is kept under the key, else what `make` gives; a failure isn't kept. */
  async get(key: string, nowMs: number, make: () => Promise<object>): Promise<KeptAnswer> {
    const known = this.#entries.get(key);
    if (known !== undefined && nowMs < known.untilMs) return known.answer;
    const answer = make().then(keep);
    this.#entries.delete(key);
    this.#entries.set(key, { answer, untilMs: nowMs + this.#lifeMs });
    const [oldest] = this.#entries.keys();
    if (this.#entries.size > MOST_ENTRIES && oldest !== undefined) this.#entries.delete(oldest);
    try {
      return await answer;
    } catch (error) {
      this.#entries.delete(key);
      throw error;
    }
  }
}

function keep(answer: object): KeptAnswer {
  const text = JSON.stringify(answer);
  return { text, etag: `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"` };
}
