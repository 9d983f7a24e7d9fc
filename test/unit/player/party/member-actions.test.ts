import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { memberActions } from '../../../../player/party/member-actions.js';
import { seededRandom } from '../../../../src/base/random.js';
import { applyCommand } from '../../../../src/party/room/apply-command.js';
import { openRoom } from '../../../../src/party/room/room-document.js';
import { createUlids } from '../../../../src/party/room/ulid.js';
import type { OrderWish } from '../../../../src/wire/party-command.js';
import type { PartyRole } from '../../../../src/wire/party-room.js';

const roles: readonly PartyRole[] = ['owner', 'moderator', 'member', 'viewer'];
const nowMs = 1_800_000_000_000;
const nextId = createUlids(() => nowMs, seededRandom(1));

/** Whether a room's authority lets someone of this role do this to `them`. */
function isAllowed(you: PartyRole, them: PartyRole, host: string | null, wish: OrderWish): boolean {
  const doc = new Y.Doc();
  const room = openRoom(doc);
  room.people.set('them', { name: 'Them', role: them });
  if (host !== null) room.room.set('host', host);
  const actor = { userId: 'you', name: 'You', role: you };
  return applyCommand(doc, { ...wish, id: nextId() }, actor, { nowMs, leadMs: 200 }).ok;
}

const pairs = roles.flatMap((you) => roles.map((them) => [you, them] as const));

describe('what a viewer is offered to do to another', () => {
  it.each(pairs)('as %s, to a %s, is what the room would do', (you, them) => {
    for (const host of ['you', 'them', null]) {
      const offered = memberActions({ userId: 'you', role: you }, { userId: 'them', role: them }, host);
      for (const { name, wish } of offered) {
        expect(isAllowed(you, them, host, wish), `${name}, host ${host}`).toBe(true);
      }
      const names = new Set(offered.map(({ name }) => name));
      for (const [name, wish] of [
        ['mute', { type: 'mute', userId: 'them', forMs: 1000 }],
        ['kick', { type: 'kick', userId: 'them' }],
        ['ban', { type: 'ban', userId: 'them', forMs: null }],
      ] as const) {
        expect(names.has(name), `${name}, host ${host}`).toBe(isAllowed(you, them, host, wish));
      }
    }
  });

  it('is nothing to oneself but to take the room over', () => {
    for (const role of roles) {
      const names = memberActions({ userId: 'you', role }, { userId: 'you', role }, 'them').map(
        ({ name }) => name,
      );
      expect(names.filter((name) => name !== 'make-host')).toEqual([]);
    }
  });
});
