import { describe, expect, test } from 'vitest';
import { announcementOf } from '../../../../player/controls/announcement.js';
import { menuMove } from '../../../../player/controls/menu-keys.js';
import { formatBitrate, renditionLabel } from '../../../../player/controls/rendition-label.js';
import { settingsPage, type MenuItem } from '../../../../player/controls/settings-pages.js';
import { volumeLevel } from '../../../../player/controls/volume-level.js';
import { english } from '../../../../player/locales/en.js';
import { initialPlayerState, type PlayerState } from '../../../../player/state/player-state.js';

const state: PlayerState = {
  ...initialPlayerState,
  renditions: [
    { id: 'a', height: 240, bitrateKbps: 480 },
    { id: 'b', height: 720, bitrateKbps: 2800 },
    { id: 'c', height: 720, bitrateKbps: 4200, frameRate: 59.94 },
    { id: 'd', bitrateKbps: 9000 },
  ],
  renderedIndex: 1,
  controller: 'hybrid',
  captions: [
    { index: 2, label: 'English', language: 'en', showing: false },
    { index: 4, label: '', language: 'de', showing: true },
  ],
};

const line = (item: MenuItem): string => `${item.label}|${item.detail}`;
const checked = (items: readonly MenuItem[]): string[] =>
  items.filter((item) => 'checked' in item && item.checked).map((item) => item.label);

describe('the settings menu', () => {
  test('its first page sums up what is chosen now', () => {
    expect(settingsPage('root', state, english).items.map(line)).toEqual([
      'Quality|Auto (720p)',
      'Speed|Normal',
      'Captions|de',
      'Loop|',
      'Stats|',
    ]);
  });

  test('leaves out what the source does not offer', () => {
    const bare = settingsPage('root', initialPlayerState, english);
    expect(bare.items.map(({ label }) => label)).toEqual(['Speed', 'Loop', 'Stats']);
  });

  test('quality: auto with what is on screen, then the best first, told apart by bitrate', () => {
    const { items } = settingsPage('quality', state, english);
    expect(items.map(line)).toEqual([
      'Auto (720p)|',
      '9 Mbps|',
      '720p60|4.2 Mbps',
      '720p|2.8 Mbps',
      '240p|480 kbps',
      'Data saver|',
      'Automatic choice|Balanced',
    ]);
    expect(checked(items)).toEqual(['Auto (720p)']);
  });

  test('each rendition asks for itself, whatever its place in the menu', () => {
    const { items } = settingsPage('quality', state, english);
    const asks = items.flatMap((item) => (item.kind === 'radio' ? [item.ask] : []));
    expect(asks.at(-1)).toEqual({
      type: 'select-rendition',
      selection: { mode: 'pinned', renditionIndex: 0 },
    });
    expect(asks[0]).toEqual({ type: 'select-rendition', selection: { mode: 'auto' } });
  });

  test('pinned: that one is checked, and auto no longer claims what is on screen', () => {
    const pinned: PlayerState = { ...state, selection: { mode: 'pinned', renditionIndex: 0 } };
    const { items } = settingsPage('quality', pinned, english);
    expect(checked(items)).toEqual(['240p']);
    expect(items[0]?.label).toBe('Auto');
    expect(settingsPage('root', pinned, english).items.map(line)).toContain('Quality|240p');
  });

  test('captions ask by the track’s own index, and off by −1', () => {
    const { items } = settingsPage('captions', state, english);
    expect(items.flatMap((item) => (item.kind === 'radio' ? [item.ask] : []))).toEqual(
      [-1, 2, 4].map((index) => ({ type: 'select-captions', index })),
    );
    expect(checked(items)).toEqual(['de']);
  });

  test('audio: only where there is a choice, each asking for itself', () => {
    const one = { index: 0, label: 'English', language: 'en', selected: false };
    const two = { index: 1, label: '', language: 'de', selected: true };
    expect(settingsPage('root', { ...state, audioTracks: [one] }, english).items.map(line)).not.toContain(
      'Audio|English',
    );
    const both: PlayerState = { ...state, audioTracks: [one, two] };
    expect(settingsPage('root', both, english).items.map(line)).toContain('Audio|de');
    const { title, items } = settingsPage('audio', both, english);
    expect(title).toBe('Audio');
    expect(items.map(line)).toEqual(['English|', 'de|']);
    expect(checked(items)).toEqual(['de']);
    expect(items.map((item) => (item.kind === 'page' ? null : item.ask))).toEqual(
      [0, 1].map((index) => ({ type: 'select-audio', index })),
    );
  });

  test('a speed that is none of the offered is shown, and none is checked', () => {
    const odd: PlayerState = { ...state, playbackRate: 1.1 };
    expect(settingsPage('root', odd, english).items.map(line)).toContain('Speed|1.1×');
    expect(checked(settingsPage('speed', odd, english).items)).toEqual([]);
  });
});

describe('a menu’s keys', () => {
  const place = { index: 0, labels: ['Quality', 'Speed', 'Stats'], opens: true, rightToLeft: false };

  test('arrows wrap around, Home and End go to the ends', () => {
    expect(menuMove('ArrowUp', place)).toEqual({ to: 2 });
    expect(menuMove('ArrowDown', { ...place, index: 2 })).toEqual({ to: 0 });
    expect(menuMove('End', place)).toEqual({ to: 2 });
    expect(menuMove('ArrowDown', { ...place, index: -1 })).toEqual({ to: 0 });
  });

  test('a letter goes to the next item that begins with it, round and round', () => {
    expect(menuMove('s', place)).toEqual({ to: 1 });
    expect(menuMove('S', { ...place, index: 1 })).toEqual({ to: 2 });
    expect(menuMove('s', { ...place, index: 2 })).toEqual({ to: 1 });
    expect(menuMove('x', place)).toBeNull();
  });

  test('the forward arrow opens and the backward one goes back, mirrored from right to left', () => {
    expect(menuMove('ArrowRight', place)).toEqual({ act: 'open' });
    expect(menuMove('ArrowRight', { ...place, opens: false })).toBeNull();
    expect(menuMove('ArrowLeft', { ...place, rightToLeft: true })).toEqual({ act: 'open' });
    expect(menuMove('ArrowRight', { ...place, rightToLeft: true })).toEqual({ act: 'back' });
  });
});

describe('words for figures', () => {
  test('bitrates', () => {
    expect(formatBitrate(256, 'en')).toBe('256 kbps');
    expect(formatBitrate(2800, 'en')).toBe('2.8 Mbps');
    expect(formatBitrate(25_000, 'en')).toBe('25 Mbps');
    expect(formatBitrate(2800, 'de')).toBe('2,8 Mbps');
  });

  test('a rendition says its frame rate only where it is a high one', () => {
    expect(renditionLabel({ id: 'x', height: 1080, frameRate: 29.97, bitrateKbps: 1 }, 'en')).toBe('1080p');
    expect(renditionLabel({ id: 'x', height: 1080, frameRate: 50, bitrateKbps: 1 }, 'en')).toBe('1080p50');
  });

  test('the loudspeaker is off when nothing is heard', () => {
    expect(volumeLevel({ volume: 1, muted: true })).toBe('off');
    expect(volumeLevel({ volume: 0, muted: false })).toBe('off');
    expect(volumeLevel({ volume: 0.3, muted: false })).toBe('low');
    expect(volumeLevel({ volume: 0.8, muted: false })).toBe('high');
  });
});

describe('what is announced', () => {
  const off: PlayerState = {
    ...state,
    captions: state.captions.map((track) => ({ ...track, showing: false })),
  };

  test('captions that were switched, not captions that became known', () => {
    expect(announcementOf(state, off, english)).toBe('Captions: Off');
    expect(announcementOf(off, state, english)).toBe('Captions: de');
    expect(announcementOf(initialPlayerState, state, english)).toBeNull();
  });

  test('the network going and coming; nothing of the ordinary', () => {
    expect(announcementOf(state, { ...state, offline: true }, english)).toContain('offline');
    expect(announcementOf({ ...state, offline: true }, state, english)).toContain('online');
    expect(announcementOf(state, { ...state, currentSec: 9, paused: false }, english)).toBeNull();
  });
});
