import type { Party } from '../../src/party/contract.js';
import type { ShownMessage } from '../../src/party/room/read-chat.js';

/** What a party has whose server keeps the pages that have left the room's document. */
export interface KeepsPages {
  /** Of the page that `chat` begins with; those before it, down to 0, can be fetched. */
  readonly chatPage?: number;
  earlierChat?(page: number): Promise<readonly ShownMessage[]>;
}

/** The messages before those that the room's document holds, as far back as somebody has read. */
export class ChatHistory {
  readonly #party: Party & KeepsPages;
  #earlier: readonly ShownMessage[] = [];
  #chat: readonly ShownMessage[] = [];
  /** The oldest page that is here; null: none but the document's. */
  #page: number | null = null;
  #loading: Promise<boolean> | null = null;

  constructor(party: Party & KeepsPages) {
    this.#party = party;
  }

  get hasEarlier(): boolean {
    return this.#party.earlierChat !== undefined && this.#from() > 0;
  }

  /**
   * Everything that is here, oldest first. What leaves the document while somebody reads on from it stays.
   * @param chat what the document holds now
   */
  with(chat: readonly ShownMessage[]): readonly ShownMessage[] {
    const first = chat[0]?.id;
    const newest = this.#earlier.at(-1)?.id;
    if (newest !== undefined && first !== undefined) {
      const left = this.#chat.filter(({ id }) => id > newest && id < first);
      if (left.length > 0) this.#earlier = [...this.#earlier, ...left];
    }
    this.#chat = chat;
    return this.#earlier.length === 0 ? chat : [...this.#earlier, ...chat];
  }

  /** Resolves with whether a page came; never rejects: who asks again tries again. */
  load(): Promise<boolean> {
    this.#loading ??= this.#load().finally(() => {
      this.#loading = null;
    });
    return this.#loading;
  }

  /** Back to what the document holds. */
  forget(): void {
    this.#earlier = [];
    this.#page = null;
  }

  async #load(): Promise<boolean> {
    const page = this.#from() - 1;
    if (page < 0) return false;
    try {
      const messages = await this.#party.earlierChat?.(page);
      if (!messages) return false;
      const first = this.#earlier[0]?.id ?? this.#chat[0]?.id;
      const older = messages.filter(({ id }) => first === undefined || id < first);
      this.#earlier = [...older, ...this.#earlier];
      this.#page = page;
      return true;
    } catch {
      return false;
    }
  }

  #from(): number {
    return this.#page ?? this.#party.chatPage ?? 0;
  }
}
