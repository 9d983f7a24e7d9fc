import { describe, expect, it } from 'vitest';
import { contextItems } from '../../../../player/controls/context-items.js';
import { debugInfo } from '../../../../player/controls/debug-info.js';
import { abrItems } from '../../../../player/controls/quality-pages.js';
import { shareLink } from '../../../../player/controls/share-link.js';
import { englishContext } from '../../../../player/locales/context-en.js';
import { englishMenu } from '../../../../player/locales/menu-en.js';
import { initialPlayerState, type PlayerState } from '../../../../player/state/player-state.js';
import { registerAbr } from '../../../../src/abr/registry.js';
import { manifestLoadFailed } from '../../../../src/media/errors.js';

const state: PlayerState = {
  ...initialPlayerState,
  currentSec: 65.9,
  durationSec: 120,
  loop: true,
  pictureInPictureAvailable: true,
};

describe('the context menu', () => {
  it('says what each item would do now', () => {
    const items = contextItems(state, englishContext).map(({ label, checked }) => [label, checked]);
    expect(items).toEqual([
      ['Loop', true],
      ['Copy link at 1:05', undefined],
      ['Copy debug info', undefined],
      ['Picture in picture', undefined],
      ['Stats for nerds', false],
      ['About this player', undefined],
    ]);
  });

  it('leaves out what is not offered: live has no loop and no lasting places', () => {
    const live = { ...state, live: true, pictureInPictureAvailable: false };
    expect(contextItems(live, englishContext).map(({ label }) => label)).toEqual([
      'Copy link',
      'Copy debug info',
      'Stats for nerds',
      'About this player',
    ]);
  });
});

describe('a link to a place', () => {
  it.each([
    ['https://a.test/watch?v=1#about', 65.9, 'https://a.test/watch?v=1&t=65#about'],
    ['https://a.test/watch?t=9', 12, 'https://a.test/watch?t=12'],
    ['https://a.test/watch?t=9', 0.4, 'https://a.test/watch'],
    ['https://a.test/watch', Number.NaN, 'https://a.test/watch'],
    ['https://a.test/watch', Number.POSITIVE_INFINITY, 'https://a.test/watch'],
  ])('%s at %d s', (page, sec, link) => {
    expect(shareLink(page, sec)).toBe(link);
  });
});

describe('debug info', () => {
  const environment = { userAgent: 'Browser/1', atMs: 0 };

  it('tells the player, its state and its fault, and no address', () => {
    const error = manifestLoadFailed({ url: 'https://a.test/x?token=secret', status: 404 });
    const text = debugInfo({ ...state, phase: 'error', error, controller: 'hybrid' }, null, environment);
    expect(JSON.parse(text)).toMatchObject({
      player: expect.stringMatching(/^sv-player\/\d/),
      controller: 'hybrid',
      error: 'MANIFEST_LOAD_FAILED · 404',
      currentSec: 65.9,
    });
    expect(text).not.toContain('secret');
  });
});

describe('the page of what chooses the quality', () => {
  it('offers a page’s own controller by its name, and marks the one in use', () => {
    registerAbr('lunar', () => ({
      name: 'lunar',
      observe() {},
      decide: () => ({ renditionIndex: 0, reason: 'startup' }),
      reset() {},
    }));
    const items = abrItems({ ...state, controller: 'lunar' }, englishMenu);
    expect(items.map(({ label }) => label)).toEqual(expect.arrayContaining(['Balanced', 'lunar']));
    expect(items.filter((item) => 'checked' in item && item.checked)).toMatchObject([{ label: 'lunar' }]);
  });
});
