import * as Y from 'yjs';
import { seededRandom } from '../../../../src/base/random.js';
import { admit } from '../../../../src/party/room/admit.js';
import { applyCommand } from '../../../../src/party/room/apply-command.js';
import { openRoom, playbackOf } from '../../../../src/party/room/room-document.js';
import { createUlids } from '../../../../src/party/room/ulid.js';
import type { Verdict } from '../../../../src/party/room/verdict.js';
import type { PartyActor } from '../../../../src/wire/party.js';
import type { PartyCommand, PartyWish } from '../../../../src/wire/party-command.js';
import type { PartyRole } from '../../../../src/wire/party-room.js';

export const START_MS = 1_800_000_000_000;

/** A room of which the test is the authority, with a clock that only the test moves. */
export class TestRoom {
  readonly doc = new Y.Doc();
  nowMs = START_MS;
  readonly #ulid = createUlids(() => this.nowMs, seededRandom(7));

  get playback() {
    return playbackOf(openRoom(this.doc));
  }

  command(wish: PartyWish): PartyCommand {
    return { ...wish, id: this.#ulid() };
  }

  apply(actor: PartyActor, command: PartyCommand): Verdict {
    return applyCommand(this.doc, command, actor, { nowMs: this.nowMs, leadMs: 200 });
  }

  /** @returns `ok`, or the code of the refusal. */
  say(actor: PartyActor, wish: PartyWish): string {
    const verdict = this.apply(actor, this.command(wish));
    return verdict.ok ? 'ok' : verdict.code;
  }

  /** Sends a message and gives its id. */
  write(actor: PartyActor, text: string): string {
    const command = this.command({ type: 'chat-send', text });
    const verdict = this.apply(actor, command);
    if (!verdict.ok) throw new Error(verdict.detail);
    return command.id;
  }

  enter(actor: PartyActor, isBack = false) {
    return admit(this.doc, actor, this.nowMs, isBack);
  }
}

export const someone = (userId: string, role: PartyRole = 'member'): PartyActor => ({
  userId,
  name: userId.toUpperCase(),
  role,
});

export const film = { mediaId: 'film', src: 'https://cdn.example/film.m3u8', label: 'A film' };
