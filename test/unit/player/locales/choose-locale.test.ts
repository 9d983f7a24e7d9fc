import { describe, expect, it } from 'vitest';
import { chooseLocale, directionOf, intlTag } from '../../../../player/locales/choose-locale.js';

const known = new Set(['en', 'de', 'zh', 'zh-hant', 'ar']);
const choose = (...wanted: string[]) => chooseLocale(wanted, (key) => known.has(key));

describe('the language of the interface', () => {
  it.each([
    [['de'], 'de', 'de'],
    [['de-AT'], 'de', 'de-AT'],
    [['DE-at'], 'de', 'DE-at'],
    [['zh-Hant-TW'], 'zh-hant', 'zh-Hant-TW'],
    [['zh-TW'], 'zh', 'zh-TW'],
    [['', 'de'], 'de', 'de'],
    [['tlh', 'de', 'en'], 'de', 'de'],
    [['tlh'], 'en', 'en'],
    [[], 'en', 'en'],
    [['-', '--', 'de-'], 'de', 'de-'],
  ])('for %j is %s, for Intl %s', (wanted, key, tag) => {
    expect(choose(...wanted)).toEqual({ key, tag });
  });

  it('keeps the region for Intl, and the digits that the clock has', () => {
    const figure = (tag: string) => new Intl.NumberFormat(tag).format(1234.5);
    expect(figure(intlTag(choose('de-CH')))).toBe(figure('de-CH'));
    expect(figure(intlTag(choose('ar-EG')))).toContain('1');
    expect(intlTag({ key: 'de', tag: 'de-not a tag' })).toBe('de');
  });

  it('runs in its own direction', () => {
    expect(['ar', 'fa-af', 'he'].map(directionOf)).toEqual(['rtl', 'rtl', 'rtl']);
    expect(['en', 'arn', 'de'].map(directionOf)).toEqual(['ltr', 'ltr', 'ltr']);
  });
});
