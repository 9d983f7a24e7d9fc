import { expect, it } from 'vitest';
import { ChatHistory } from '../../../../player/party/chat-history.js';
import type { Party } from '../../../../src/party/contract.js';
import type { ShownMessage } from '../../../../src/party/room/read-chat.js';

const PER_PAGE = 2;
const id = (number: number): string => String(number).padStart(4, '0');

const page = (number: number): readonly ShownMessage[] =>
  Array.from({ length: PER_PAGE }, (_, index) => ({
    id: id(number * PER_PAGE + index),
    by: 'bo',
    name: 'Bo',
    text: 'x',
    sentAtMs: 0,
    reactions: new Map(),
  }));

/** A room whose document begins with page `chatPage`. */
function roomAt(chatPage: number) {
  return {
    chatPage,
    fails: false,
    asked: [] as number[],
    earlierChat(wanted: number) {
      this.asked.push(wanted);
      return this.fails ? Promise.reject(new Error('offline')) : Promise.resolve(page(wanted));
    },
  };
}

const ids = (messages: readonly ShownMessage[]): string[] => messages.map((message) => message.id);

it('goes back a page at a time to the first, and none twice', async () => {
  const room = roomAt(2);
  const history = new ChatHistory(room as unknown as Party);
  const chat = page(2);
  expect(ids(history.with(chat))).toEqual(ids(chat));
  expect(history.hasEarlier).toBe(true);
  await Promise.all([history.load(), history.load()]);
  expect(ids(history.with(chat))).toEqual(['0002', '0003', '0004', '0005']);
  room.fails = true;
  expect(await history.load()).toBe(false);
  room.fails = false;
  expect(await history.load()).toBe(true);
  expect(room.asked).toEqual([1, 0, 0]);
  expect(history.hasEarlier).toBe(false);
  expect(await history.load()).toBe(false);
  expect(ids(history.with(chat))).toEqual(['0000', '0001', '0002', '0003', '0004', '0005']);
});

it('keeps what leaves the document while it is read, and forgets it when asked to', async () => {
  const room = roomAt(1);
  const history = new ChatHistory(room as unknown as Party);
  history.with(page(1));
  await history.load();
  history.with([...page(1), ...page(2)]);
  room.chatPage = 2;
  expect(ids(history.with(page(2)))).toEqual(['0000', '0001', '0002', '0003', '0004', '0005']);
  history.forget();
  expect(ids(history.with(page(2)))).toEqual(['0004', '0005']);
  expect(history.hasEarlier).toBe(true);
});

it('has nothing earlier where nobody keeps it', async () => {
  const history = new ChatHistory({} as unknown as Party);
  expect(history.hasEarlier).toBe(false);
  expect(await history.load()).toBe(false);
});
