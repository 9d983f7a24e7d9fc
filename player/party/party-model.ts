import { Emitter } from '../../src/base/emitter.js';
import { Disposer } from '../../src/base/disposer.js';
import type { SvError } from '../../src/base/sv-error.js';
import type { Follow, Party, PartyAnswer, PartyEvents, PartyMember } from '../../src/party/contract.js';
import type { ShownMessage } from '../../src/party/room/read-chat.js';
import type { PartyWish } from '../../src/wire/party-command.js';
import { ChatHistory } from './chat-history.js';
import { countUnread } from './unread.js';

interface ModelEvents {
  /** Something that is shown is different. */
  changed: object;
  cheer: PartyEvents['cheer'];
  /** The room refused what a viewer asked for. */
  refused: SvError;
}

/** A joined party as the interface shows it: what has changed is told once a task, whatever it was. */
export class PartyModel {
  readonly events = new Emitter<ModelEvents>();
  readonly party: Party;
  readonly follow: Follow;
  /** An invite's token made into a link; null where the page makes one itself. */
  readonly offerInvite: (inviteToken: string) => string | null;
  /** What was said before the document begins. */
  readonly history: ChatHistory;
  readonly #disposer = new Disposer();
  #chat: readonly ShownMessage[] | null = null;
  #members: readonly PartyMember[] | null = null;
  #readId = '';
  #isReading = false;
  #soundLost = false;
  #isDue = false;
  #status = '';

  constructor(party: Party, follow: Follow, offerInvite: PartyModel['offerInvite']) {
    this.party = party;
    this.follow = follow;
    this.offerInvite = offerInvite;
    this.history = new ChatHistory(party);
    const { events } = party;
    for (const type of ['connection', 'playback', 'room', 'queue', 'likes', 'bans'] as const) {
      this.#disposer.add(events.on(type, this.#tell));
    }
    this.#disposer.add(
      events.on('chat', () => {
        this.#chat = null;
        this.#tell();
      }),
    );
    this.#disposer.add(
      events.on('members', () => {
        this.#members = null;
        // The names in the chat are the people's.
        this.#chat = null;
        this.#tell();
      }),
    );
    this.#disposer.add(
      events.on('cheer', (cheer) => {
        this.events.emit('cheer', cheer);
      }),
    );
    this.#disposer.add(
      follow.events.on('status', ({ state, blocked }) => {
        const status = `${state} ${String(blocked)}`;
        if (status !== this.#status) this.#tell();
        this.#status = status;
      }),
    );
  }

  /** What the room's document holds, oldest first. */
  get chat(): readonly ShownMessage[] {
    return (this.#chat ??= this.party.connection.state === 'closed' ? [] : this.party.chat);
  }

  get members(): readonly PartyMember[] {
    return (this.#members ??= this.party.members);
  }

  /** Messages of others that nobody has looked at here. */
  get unread(): number {
    return this.#isReading ? 0 : countUnread(this.chat, this.#readId, this.party.you?.userId ?? '');
  }

  /** The browser let the room's playback begin only without sound. */
  get soundLost(): boolean {
    return this.#soundLost;
  }

  set soundLost(lost: boolean) {
    if (lost === this.#soundLost) return;
    this.#soundLost = lost;
    this.#tell();
  }

  /** What was said before one came is no news. */
  joined(): void {
    this.#readId = this.chat.at(-1)?.id ?? '';
  }

  /** The chat is on the screen, or no longer. */
  reading(isReading: boolean): void {
    this.#isReading = isReading;
    const newest = this.chat.at(-1)?.id ?? '';
    if (newest === this.#readId) return;
    this.#readId = newest;
    this.#tell();
  }

  /** Of someone who is here or has written; empty where nobody knows. */
  nameOf(userId: string): string {
    const member = this.members.find((each) => each.userId === userId);
    return member?.name ?? this.chat.findLast(({ by }) => by === userId)?.name ?? '';
  }

  /** Resolves with what the room answered; null where it refused, of which the page and the viewer are told. */
  async ask(wish: PartyWish): Promise<PartyAnswer | null> {
    try {
      return await this.party.request(wish);
    } catch (error) {
      this.events.emit('refused', error as SvError);
      return null;
    }
  }

  dispose(): void {
    this.#disposer.dispose();
    this.events.clear();
  }

  readonly #tell = (): void => {
    if (this.#isDue) return;
    this.#isDue = true;
    queueMicrotask(() => {
      this.#isDue = false;
      this.events.emit('changed', {});
    });
  };
}
