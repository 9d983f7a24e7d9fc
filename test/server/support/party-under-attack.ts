import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import * as Y from 'yjs';
import { readChat } from '../../../src/party/room/read-chat.js';
import { hostOf, openRoom } from '../../../src/party/room/room-document.js';
import { discard, startBuiltServer, temporaryFolder, type BuiltServer } from './built-server.js';
import { PartyPage, SECRET } from './party-page.js';

export const WITNESS_ID = 1;

/** What a page says of a viewer who watches. */
export const here = { waiting: null, typing: false, apart: false };

/**
 * Each attack is made over a real socket, in a room of its own where a witness is. Nothing of it may reach the
 * witness, and the attacker is told a code and a reason.
 */
class PartyUnderAttack {
  room = '';
  #server: BuiltServer | null = null;
  #folder = '';
  #witness: PartyPage | null = null;
  #rooms = 0;

  get origin(): string {
    return this.#server?.origin ?? '';
  }

  get witness(): PartyPage {
    if (this.#witness === null) throw new Error('There is no room yet.');
    return this.#witness;
  }

  async begin(): Promise<void> {
    this.#folder = await temporaryFolder();
    this.#server = await startBuiltServer([
      '--data',
      this.#folder,
      '--party-secret',
      SECRET,
      '--party-origins',
      'https://friend.example',
      '--party-limits',
      'sendBufferBytes=100000,asksBurst=500,commandsPerSec=100,commandsBurst=150',
    ]);
  }

  async end(): Promise<void> {
    await this.#server?.stop();
    await discard(this.#folder);
  }

  async nextRoom(): Promise<void> {
    this.#rooms += 1;
    this.room = `room-${this.#rooms}`;
    const witness = await PartyPage.join(this.origin, { room: this.room, userId: 'witness', role: 'owner' });
    this.#witness = witness;
    await witness.command({ type: 'chat-send', text: 'Before' });
    witness.sendPresence(WITNESS_ID, 1, here);
    await witness.until(
      () => witness.presence.has(WITNESS_ID) && hostOf(openRoom(witness.doc)) === 'witness',
    );
  }

  async attack(userId = 'mallory'): Promise<PartyPage> {
    return PartyPage.join(this.origin, { room: this.room, userId });
  }

  texts(): readonly string[] {
    return readChat(this.witness.doc).map(({ text }) => text);
  }

  /** Everything that was told before is heard by then: presence is told last, a tick after the rest. */
  async heardAll(): Promise<void> {
    const { witness } = this;
    const clock = (witness.presence.get(WITNESS_ID)?.clock ?? 0) + 1;
    witness.sendPresence(WITNESS_ID, clock, here);
    await witness.until(() => (witness.presence.get(WITNESS_ID)?.clock ?? 0) >= clock);
  }

  /** What the witness knows, of all that was kept by now: it is told before the answer to a ping is. */
  async state(): Promise<Uint8Array> {
    const { witness } = this;
    const pings = witness.told.length;
    witness.say({ type: 'ping', t0: 0 });
    await witness.until(() => witness.told.slice(pings).some(({ type }) => type === 'pong'));
    return Y.encodeStateAsUpdate(witness.doc);
  }

  async expectUnharmed(before: Uint8Array): Promise<void> {
    const { witness } = this;
    await this.heardAll();
    expect(Y.encodeStateAsUpdate(witness.doc)).toEqual(before);
    expect([...witness.presence.keys()]).toEqual([WITNESS_ID]);
    expect(witness.presence.get(WITNESS_ID)?.state).toMatchObject({ user: { userId: 'witness' } });
  }
}

/** One server for a file's tests, a new room for each. */
export function partyUnderAttack(): PartyUnderAttack {
  const stage = new PartyUnderAttack();
  beforeAll(async () => stage.begin());
  afterAll(async () => stage.end());
  beforeEach(async () => stage.nextRoom());
  return stage;
}
