import { describe, expect, it } from 'vitest';
import { chatRows, type ChatReader } from '../../../../player/party/chat-rows.js';
import { mentionOf, mentions, namesFor, startedMention } from '../../../../player/party/mention.js';
import { countUnread } from '../../../../player/party/unread.js';
import type { ShownMessage } from '../../../../src/party/room/read-chat.js';

const message = (id: string, by: string, more: Partial<ShownMessage> = {}): ShownMessage => ({
  id,
  by,
  name: by,
  text: 'x',
  sentAtMs: 1_000_000,
  reactions: new Map(),
  ...more,
});

const reader: ChatReader = { userId: 'you', name: 'Ann Lee', atSec: 60, seen: new Set() };

describe('messages as one reader is shown them', () => {
  it('hides what is from later in the title, unless it was seen, is one’s own, or nothing can be ahead', () => {
    const chat = [
      message('1', 'bo', { sec: 59 }),
      message('2', 'bo', { sec: 62 }),
      message('3', 'bo', { sec: 90 }),
      message('4', 'you', { sec: 90 }),
      message('5', 'bo'),
    ];
    const ahead = (more: Partial<ChatReader> = {}): string[] =>
      chatRows(chat, { ...reader, ...more })
        .filter(({ isAhead }) => isAhead)
        .map((row) => row.message.id);
    expect(ahead()).toEqual(['3']);
    expect(ahead({ atSec: 88 })).toEqual([]);
    expect(ahead({ seen: new Set(['3']) })).toEqual([]);
    expect(ahead({ atSec: null })).toEqual([]);
  });

  it('names an author once for what they say in one breath', () => {
    const rows = chatRows(
      [
        message('1', 'bo'),
        message('2', 'bo', { sentAtMs: 1_020_000 }),
        message('3', 'cy', { sentAtMs: 1_021_000 }),
        message('4', 'cy', { sentAtMs: 2_000_000 }),
        message('5', 'cy', { sentAtMs: 2_001_000, replyTo: '1' }),
        message('6', 'cy', { sentAtMs: 2_002_000, replyTo: '0' }),
      ],
      reader,
    );
    expect(rows.map(({ continues }) => continues)).toEqual([false, true, false, false, false, false]);
    expect(rows[0]?.repliedTo).toBeUndefined();
    expect(rows[4]?.repliedTo?.id).toBe('1');
    expect(rows[5]?.repliedTo).toBeNull();
  });

  it('tells what speaks to the reader', () => {
    for (const [text, speaks] of [
      ['@Ann_Lee look', true],
      ['look @ann_lee!', true],
      ['@Ann look', false],
      ['ann_lee@example.com', false],
      ['Ann Lee', false],
    ] as const) {
      expect(mentions(text, 'Ann Lee'), text).toBe(speaks);
      expect(chatRows([message('1', 'bo', { text })], reader)[0]?.mentionsYou, text).toBe(speaks);
    }
    for (const name of ['Ann Lee', '李雷', 'Zoë-B.', 'أحمد', '_x_']) {
      expect(mentions(`hey @${mentionOf(name)} there`, name), name).toBe(true);
    }
  });

  it('counts what is unread: others’ messages since, but none taken back', () => {
    const chat = [message('1', 'bo'), message('2', 'you'), message('3', 'bo'), message('4', 'cy')];
    expect(countUnread(chat, '1', 'you')).toBe(2);
    expect(countUnread(chat, '4', 'you')).toBe(0);
    expect(countUnread([...chat, message('5', 'bo', { deletedBy: 'bo' })], '4', 'you')).toBe(0);
  });
});

describe('a mention that is being written', () => {
  it('begins at an @ that begins a word', () => {
    expect(startedMention('hi @an', 6)).toEqual({ at: 3, typed: 'an' });
    expect(startedMention('@', 1)).toEqual({ at: 0, typed: '' });
    expect(startedMention('a@b', 3)).toBeNull();
    expect(startedMention('@an now', 7)).toBeNull();
  });

  it('finds names by the start of any of their words', () => {
    const names = ['Ann Lee', 'Leo', 'Bo'];
    expect(namesFor({ at: 0, typed: 'le' }, names)).toEqual(['Ann Lee', 'Leo']);
    expect(namesFor({ at: 0, typed: '' }, names)).toEqual(names);
    expect(namesFor({ at: 0, typed: 'ann_l' }, names)).toEqual(['Ann Lee']);
    // Written out: nothing to offer, and Enter sends.
    expect(namesFor({ at: 0, typed: 'ANN_Lee' }, names)).toEqual([]);
  });
});
