import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { locale as english } from '../../../../player/locales/en-complete.js';
import { hasLocale } from '../../../../player/locales/interpret.js';
import { englishParty } from '../../../../player/locales/party-en.js';
import { speakParty } from '../../../../player/locales/speak-party.js';
import type { Words } from '../../../../player/locales/words.js';

type Table = Readonly<Record<string, unknown>>;

/** Languages by the names of their files. */
const languages = readdirSync('player/locales')
  .map((file) => /^([a-z]{2})\.ts$/.exec(file)?.[1] ?? '')
  .filter((tag) => tag !== '' && tag !== 'en');

/** Said the same way in more than one language. */
const same =
  /^(–|AirPlay|Audio|Auto|Buffer|Cyan|Live|Magenta|Normal|Pause|Shift|Volume|Picture-in-picture|gain|buffer)$/i;

/** Says what is wrong with `words` as a translation of `model`: one line a fault. */
function faultsOf(words: unknown, model: unknown, path = ''): string[] {
  if (typeof words !== typeof model) return [`${path} is ${typeof words}, not ${typeof model}`];
  if (typeof words === 'function' && typeof model === 'function') {
    const gaps = Array.from({ length: model.length }, (_, place) => `⟨${place}⟩`);
    const said = String(words(...gaps));
    return gaps.filter((gap) => !said.includes(gap)).map((gap) => `${path} says nothing of ${gap}: ${said}`);
  }
  if (typeof words === 'string') {
    if (words.trim() === '' || words !== words.trim()) return [`${path} is empty, or has space around it`];
    return words === model && !same.test(words) ? [`${path} is still English: ${words}`] : [];
  }
  const [table, modelTable] = [words as Table, model as Table];
  const names = new Set([...Object.keys(table), ...Object.keys(modelTable)]);
  return [...names].flatMap((name) => {
    const at = path === '' ? name : `${path}.${name}`;
    if (!(name in table)) return [`${at} is missing`];
    if (!(name in modelTable)) return [`${at} is not in English`];
    return faultsOf(table[name], modelTable[name], at);
  });
}

describe('the languages', () => {
  it('are those that are promised', () => {
    expect(languages.sort()).toEqual(['ar', 'de', 'es', 'fr', 'hi', 'ja', 'pt', 'zh']);
  });

  it.each(languages)('%s has every word, none too many, and fills every gap', async (tag) => {
    const { locale } = (await import(`../../../../player/locales/${tag}.ts`)) as { locale: Table };
    expect(faultsOf(locale, english)).toEqual([]);
    expect(locale['locale']).toBe(tag);
    expect(hasLocale(tag)).toBe(true);
  });

  it.each(languages)('%s has every word of a party, fetched apart from the rest', async (tag) => {
    const { locale } = (await import(`../../../../player/locales/${tag}.ts`)) as { locale: Words };
    const party = await speakParty(locale);
    expect(faultsOf(party, englishParty)).toEqual([]);
    expect(await speakParty({ ...locale, locale: `${tag}-XX` })).toEqual(party);
    const own = await speakParty({ ...locale, panels: { party: { send: '→' } } });
    expect(own).toEqual({ ...party, send: '→' });
  });

  it('would be found out', () => {
    const broken = {
      ...english,
      play: 'Play',
      pause: '',
      extra: 'x',
      seek: undefined,
      position: (current: string) => current,
      panels: { ...english.panels, stats: { ...english.panels.stats, reasons: {} } },
    };
    const faults = faultsOf(broken, english);
    for (const path of ['play', 'pause', 'extra', 'seek', 'position', 'panels.stats.reasons.steady']) {
      expect(
        faults.filter((fault) => fault.startsWith(`${path} `)),
        path,
      ).toHaveLength(1);
    }
  });
});
