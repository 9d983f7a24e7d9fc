import { describe, expect, test } from 'vitest';
import { chapterGaps } from '../../../../player/controls/chapter-gaps.js';
import { placeInWords } from '../../../../player/controls/place-in-words.js';
import { settingsPage, type MenuItem } from '../../../../player/controls/settings-pages.js';
import { english } from '../../../../player/locales/en.js';
import type { QueueState } from '../../../../player/queue/queue-state.js';
import { requestOfKey } from '../../../../player/state/hotkeys.js';
import { initialPlayerState, type PlayerState } from '../../../../player/state/player-state.js';

const chapters = [
  { startTime: 0, endTime: 60, value: 'Blue hour' },
  { startTime: 60, endTime: Infinity, value: 'The storm' },
];
const queue: QueueState = {
  items: [
    { src: 'a', title: 'First' },
    { src: 'b', artist: 'Someone' },
  ],
  index: 0,
  hasNext: true,
  hasPrevious: false,
  shuffle: false,
  repeat: 'all',
};
const state: PlayerState = {
  ...initialPlayerState,
  phase: 'playing',
  currentSec: 65,
  durationSec: 120,
  seekable: { startSec: 0, endSec: 120 },
  chapters,
  queue,
};
const line = (item: MenuItem): string => `${item.label}|${item.detail}`;
const checked = (items: readonly MenuItem[]): string[] =>
  items.filter((item) => 'checked' in item && item.checked).map((item) => item.label);

describe('a title with chapters', () => {
  test('a place is said with its chapter', () => {
    expect(placeInWords(state, 65, english)).toBe('1 minute 5 seconds of 2 minutes, The storm');
    expect(placeInWords(state, 5, english)).toBe('5 seconds of 2 minutes, Blue hour');
    expect(placeInWords({ ...state, chapters: [] }, 5, english)).toBe('5 seconds of 2 minutes');
  });

  test('the rail is cut where one ends and another begins, not at its own ends', () => {
    const scale = { startSec: 0, endSec: 120 };
    expect(chapterGaps([], scale)).toBe('none');
    expect(chapterGaps([{ startTime: 0, endTime: 120, value: 'All of it' }], scale)).toBe('none');
    expect(chapterGaps(chapters, scale).match(/transparent calc\(50\.000% -/g)).toHaveLength(1);
  });

  test('the menu lists them with their times, marks the one under the playhead, and leads to them', () => {
    expect(settingsPage('root', state, english).items.map(line)).toContain('Chapters|The storm');
    const { items } = settingsPage('chapters', state, english);
    expect(items.map(line)).toEqual(['Blue hour|0:00', 'The storm|1:00']);
    expect(checked(items)).toEqual(['The storm']);
    expect(items[1]).toMatchObject({ ask: { type: 'seek', toSec: 60 } });
  });
});

describe('a queue in the interface', () => {
  test('the menu says where it is, how it goes, and leads to each title', () => {
    expect(settingsPage('root', state, english).items.map(line)).toContain('Queue|1 / 2');
    const { items } = settingsPage('queue', state, english);
    expect(items.map(line)).toEqual(['Shuffle|', 'Repeat all|', 'First|', 'Title 2|Someone']);
    expect(checked(items)).toEqual(['Repeat all', 'First']);
    expect(items[3]).toMatchObject({ ask: { type: 'play-item', index: 1 } });
  });

  test('capital N and P go on and back, and small ones are nobody’s', () => {
    const press = (key: string, now: PlayerState) =>
      requestOfKey({ key, ctrlKey: false, altKey: false, metaKey: false }, now);
    expect(press('N', state)).toEqual({ type: 'next' });
    expect(press('P', state)).toEqual({ type: 'previous' });
    expect(press('n', state)).toBeNull();
    expect(press('N', { ...state, queue: null })).toBeNull();
  });

  test('loop can be switched, but not of a live title', () => {
    expect(settingsPage('root', state, english).items.map(({ label }) => label)).toContain('Loop');
    const live = settingsPage('root', { ...state, live: true }, english);
    expect(live.items.map(({ label }) => label)).not.toContain('Loop');
  });
});
