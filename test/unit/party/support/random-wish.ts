import type { Random } from '../../../../src/base/random.js';
import type { PartyWish } from '../../../../src/wire/party-command.js';

/** Anything a member might wish, in a room with these members and things. */
export function randomWish(
  random: Random,
  {
    users,
    messages,
    entries,
  }: { users: readonly string[]; messages: readonly string[]; entries: readonly string[] },
): PartyWish {
  const pick = <Item>(items: readonly Item[], otherwise: Item): Item =>
    items[Math.floor(random() * items.length)] ?? otherwise;
  const positionSec = Math.floor(random() * 5000);
  const userId = pick(users, 'nobody');
  const messageId = pick(messages, '01ARZ3NDEKTSV4RRFFQ69G5FAV');
  const entryId = pick(entries, messageId);
  const wishes: readonly PartyWish[] = [
    { type: 'play' },
    { type: 'play', positionSec },
    { type: 'pause' },
    { type: 'seek', positionSec },
    { type: 'rate', rate: pick([0.5, 1, 1.5], 1) },
    { type: 'title', title: { mediaId: pick(['a', 'b', 'c'], 'a') } },
    { type: 'queue-add', title: { mediaId: pick(['d', 'e', 'f'], 'd') } },
    { type: 'queue-vote', entryId, up: random() < 0.7 },
    { type: 'queue-remove', entryId },
    { type: 'queue-next', afterMediaId: pick([null, 'a', 'b', 'd'], null) },
    { type: 'chat-edit', messageId, text: 'said otherwise' },
    { type: 'chat-delete', messageId },
    { type: 'chat-react', messageId, emoji: pick(['👍', '🎉'], '👍'), on: random() < 0.7 },
    { type: 'like', on: random() < 0.7 },
    { type: 'mute', userId, forMs: 2000 },
    { type: 'ban', userId, forMs: 1000 },
    { type: 'host', userId },
    { type: 'settings', settings: { control: pick(['all', 'role', 'host'], 'all') } },
    { type: 'invite', role: 'member', forMs: 60_000 },
  ];
  return random() < 0.5
    ? { type: 'chat-send', text: `Word ${Math.floor(random() * 1000)}` }
    : pick(wishes, { type: 'pause' });
}
