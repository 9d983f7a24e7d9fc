import type { PartyWish } from '../../wire/party-command.js';
import { createUlids } from '../room/ulid.js';
import type { Answer, Authority } from './authority.js';
import { cleanWish } from './clean-wish.js';
import { isMomentary } from './momentary.js';

/** Uniform in [0, 1), of the platform's cryptography: ids that others can't foresee. */
function randomUnit(): number {
  const [value = 0] = crypto.getRandomValues(new Uint32Array(1));
  return value / 2 ** 32;
}

/** What a page wishes, on its way to who decides: made a command, and held until the room is there. */
export class Wishes {
  readonly #authority: Authority;
  readonly #nowMs: () => number | null;
  /** Null once the room was joined. */
  #early: (() => void)[] | null = [];
  #nextId: () => string;
  #isOver = false;

  /** @param nowMs The room's clock; null while unknown. */
  constructor(authority: Authority, nowMs: () => number | null) {
    this.#authority = authority;
    this.#nowMs = nowMs;
    this.#nextId = this.#freshIds();
  }

  /** Another server may have another clock: no id has to stand after those of before. */
  renewIds(): void {
    this.#nextId = this.#freshIds();
  }

  /** Resolves with null where the party is over. */
  async submit(wish: PartyWish): Promise<Answer | null> {
    const early = this.#early;
    if (early !== null) await new Promise<void>((go) => early.push(go));
    const clean = cleanWish(wish);
    const answer = await this.#submit(clean);
    // Said while the line was down: what is worth saying late is said again, as of now.
    const isLate = answer?.ok === false && answer.code === 'stale' && !isMomentary(wish);
    return isLate ? this.#submit(clean) : answer;
  }

  /** The room is there for the first time. */
  joined(): void {
    const early = this.#early ?? [];
    this.#early = null;
    for (const go of early) go();
  }

  dispose(): void {
    this.#isOver = true;
    this.#authority.dispose();
    this.joined();
  }

  async #submit(wish: PartyWish): Promise<Answer | null> {
    if (this.#isOver) return null;
    const id = this.#nextId();
    const answer = await this.#authority.submit({ ...wish, id });
    // An invite is called by its command's id.
    return answer?.ok && wish.type === 'invite' ? { ...answer, inviteId: id } : answer;
  }

  #freshIds(): () => string {
    return createUlids(() => this.#nowMs() ?? 0, randomUnit);
  }
}
