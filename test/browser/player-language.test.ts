import { afterEach, expect, it, vi } from 'vitest';
import { registerLocale } from '../../player/define.js';
import { closeAll, make, open } from './support/players.js';

afterEach(closeAll);

type Player = ReturnType<typeof open<'sv-player'>>;

/** The layer of controls and the name of its play button. */
function spoken(player: Player): string {
  const controls = player.shadowRoot?.querySelector('sv-controls');
  const play = controls?.shadowRoot?.querySelector('.row > .play')?.ariaLabel;
  return `${controls?.lang} ${controls?.dir} ${play}`;
}

async function speaks(player: Player, text: string): Promise<void> {
  await vi.waitFor(() => {
    expect(spoken(player)).toBe(text);
  });
}

it('speaks the language of its own lang attribute, and changes it without a reload', async () => {
  const player = open('sv-player', { lang: 'de-AT' });
  await speaks(player, 'de-AT ltr Wiedergeben');
  player.lang = 'ar';
  await speaks(player, 'ar rtl تشغيل');
  player.lang = 'en';
  await speaks(player, 'en ltr Play');
});

it('speaks the language of what is around it, out of shadow roots too, and follows when that changes', async () => {
  const outer = document.createElement('div');
  outer.lang = 'fr';
  const inner = document.createElement('p');
  outer.attachShadow({ mode: 'open' }).append(inner);
  const player = make('sv-player');
  inner.append(player);
  document.body.append(outer);
  await speaks(player, 'fr ltr Lire');
  outer.lang = 'ja';
  await speaks(player, 'ja ltr 再生');
  inner.lang = 'hi';
  await speaks(player, 'hi ltr चलाएँ');
  // Elsewhere in the page: what is around it is another now.
  document.body.append(player);
  await speaks(player, 'en ltr Play');
  inner.lang = 'es';
  await new Promise((resolve) => setTimeout(resolve));
  expect(spoken(player)).toBe('en ltr Play');
  outer.remove();
});

it('follows what is around it from English, where nothing of languages was loaded yet', async () => {
  const outer = document.createElement('section');
  const inner = document.createElement('div');
  outer.attachShadow({ mode: 'closed' }).append(inner);
  const player = make('sv-player', { lang: 'en' });
  inner.append(player);
  document.body.append(outer);
  await vi.waitFor(() => {
    expect(spoken(player)).toContain('Play');
  });
  player.removeAttribute('lang');
  outer.lang = 'pt';
  await speaks(player, 'pt ltr Reproduzir');
  inner.lang = 'de';
  await speaks(player, 'de ltr Wiedergeben');
  inner.removeAttribute('lang');
  await speaks(player, 'pt ltr Reproduzir');
  outer.remove();
});

it('follows the page from English to another language', async () => {
  const player = open('sv-player');
  await vi.waitFor(() => {
    expect(spoken(player)).toContain('Play');
  });
  document.documentElement.lang = 'de';
  await speaks(player, 'de ltr Wiedergeben');
  document.documentElement.lang = 'en';
  await speaks(player, 'en ltr Play');
});

it('speaks the browser’s language where the page’s isn’t known', async () => {
  const player = open('sv-player', { lang: 'tlh' });
  await speaks(player, `${navigator.languages[0]} ltr Play`);
});

it('speaks a language that the page added, with English where words are missing', async () => {
  const player = open('sv-player', { lang: 'nds' });
  await speaks(player, `${navigator.languages[0]} ltr Play`);
  registerLocale('nds', { play: 'Afspelen', mute: 1 as never });
  await speaks(player, 'nds ltr Afspelen');
  const controls = player.shadowRoot?.querySelector('sv-controls');
  expect(controls?.words).toMatchObject({ mute: 'Mute', locale: 'nds-u-nu-latn' });
});

it.each([
  ['can’t be loaded', () => Promise.reject(new Error('gone')), 'PART_LOAD_FAILED'],
  ['is no words', 'words', 'INVALID_ARGUMENT'],
])('stays in English and says so where a language %s', async (_, words, code) => {
  const codes: string[] = [];
  const player = make('sv-player', { lang: 'xx' });
  player.addEventListener('sv-error', ({ detail: { error } }) => codes.push(error.code));
  registerLocale('xx', words as never);
  document.body.append(player);
  await speaks(player, 'en ltr Play');
  expect(codes).toEqual([code]);
});
