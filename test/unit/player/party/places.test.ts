import { describe, expect, it } from 'vitest';
import { panelLayout } from '../../../../player/party/panel-layout.js';
import { partyAddress } from '../../../../player/party/party-address.js';
import { titleFromAddress, titleLabel } from '../../../../player/party/queue-title.js';
import { walkTo } from '../../../../player/party/walk-keys.js';

describe('the party server’s address', () => {
  it.each([
    ['wss://party.example/party', 'wss://party.example/party'],
    ['https://party.example/party/', 'wss://party.example/party'],
    ['', 'wss://site.example/party'],
    ['/rooms', 'wss://site.example/rooms'],
    ['ws://127.0.0.1:8080/party', 'ws://127.0.0.1:8080/party'],
  ])('%j is %s', (value, url) => {
    expect(partyAddress(value, 'https://site.example/film/1')).toBe(url);
  });

  it.each(['javascript:alert(1)', 'ftp://x/party', 'wss://x/party?token=1', 'wss://x/party#a', 'wss://'])(
    'is not %s, which is told',
    (value) => {
      expect(() => partyAddress(value, 'https://site.example/')).toThrow(
        expect.objectContaining({ code: 'INVALID_ARGUMENT' }),
      );
    },
  );
});

describe('where the panel lies', () => {
  const box = (widthPx: number, heightPx: number, fullscreen = false) => ({ widthPx, heightPx, fullscreen });

  it('is what the page says, else what the player has room for', () => {
    expect(panelLayout('over', box(2000, 900))).toBe('over');
    expect(panelLayout('below', box(2000, 900))).toBe('below');
    for (const wanted of [null, '', 'auto', 'sideways']) {
      expect(panelLayout(wanted, box(1280, 720))).toBe('beside');
      expect(panelLayout(wanted, box(700, 394))).toBe('over');
      expect(panelLayout(wanted, box(375, 211))).toBe('below');
    }
  });

  it('is on a phone’s whole screen below when upright, over when on its side', () => {
    expect(panelLayout(null, box(390, 844, true))).toBe('below');
    expect(panelLayout(null, box(844, 390, true))).toBe('over');
    expect(panelLayout(null, box(500, 390, true))).toBe('over');
  });
});

describe('a title in the queue', () => {
  it('is called by its label, else by what its address ends in', () => {
    const label = (src: string): string => titleLabel({ mediaId: 'x', src });
    expect(titleLabel({ mediaId: 'x', src: 'https://a.example/b.mp4', label: 'B' })).toBe('B');
    expect(label('https://a.example/films/night%20train/master.m3u8')).toBe('night train');
    expect(label('https://a.example/night.mpd')).toBe('night.mpd');
    expect(label('https://a.example/%E0%A4%A/index.m3u8')).toBe('%E0%A4%A');
    expect(label('https://a.example/')).toBe('a.example');
    expect(titleLabel({ mediaId: 'film-1' })).toBe('film-1');
  });

  it('is added by an http(s) address alone', () => {
    const limits = { urlLength: 60 };
    expect(titleFromAddress(' https://a.example/b.mpd ', limits)?.src).toBe('https://a.example/b.mpd');
    for (const text of [
      '',
      'film',
      'javascript:alert(1)',
      'https://',
      `https://a.example/${'x'.repeat(60)}`,
    ]) {
      expect(titleFromAddress(text, limits), text).toBeNull();
    }
  });
});

it('arrows walk as the text runs, and stop at the ends', () => {
  expect(walkTo('ArrowRight', 0, 3, false)).toBe(1);
  expect(walkTo('ArrowRight', 1, 3, true)).toBe(0);
  expect(walkTo('ArrowDown', 2, 3, false)).toBe(2);
  expect(walkTo('End', 0, 3, false)).toBe(2);
  expect(walkTo('Tab', 0, 3, false)).toBeNull();
  expect(walkTo('Home', 0, 0, false)).toBeNull();
});
