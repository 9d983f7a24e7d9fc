/**
 * Who is banned from a room, at its authority: beside the document, which every member has, so that only those who
 * may lift a ban read who is banned.
 */
export class BanBook extends Map<string, unknown> {
  #hasChanged = false;

  constructor(kept: KeptBans) {
    super();
    for (const [userId, ban] of kept) super.set(userId, ban);
  }

  override set(userId: string, ban: unknown): this {
    this.#hasChanged = true;
    return super.set(userId, ban);
  }

  override delete(userId: string): boolean {
    const was = super.delete(userId);
    this.#hasChanged ||= was;
    return was;
  }

  /** All of it, if something changed since the last time; else null. */
  takeChange(): KeptBans | null {
    if (!this.#hasChanged) return null;
    this.#hasChanged = false;
    return [...this];
  }
}

/** As it is kept: user id and ban. */
export type KeptBans = readonly (readonly [userId: string, ban: unknown])[];
