import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchLanguage, preferenceKinds, readPreferences } from '../../../../player/memory/preferences.js';
import { resumeSec, withPlace } from '../../../../player/memory/resume-points.js';
import { readItem, writeItem, type ViewerStorage } from '../../../../player/memory/viewer-storage.js';

const place = (sec: number, durationSec = 600, nowMs = 1) => ({ sec, durationSec, nowMs });

describe('a remembered place', () => {
  it('is given back', () => {
    const text = withPlace(null, 'a', place(192.34));
    expect(resumeSec(text, 'a')).toBe(192.3);
    expect(resumeSec(text, 'b')).toBeNull();
  });

  it('is not kept from the first 5 s, nor from the last 10 s, nor of live', () => {
    for (const sec of [0, 5, 590, 600, Infinity, Number.NaN])
      expect(withPlace(null, 'a', place(sec))).toBeNull();
    expect(withPlace(null, 'a', place(100, Infinity))).toBeNull();
    expect(withPlace(null, 'a', place(100, Number.NaN))).toBeNull();
    expect(resumeSec(withPlace(null, 'a', place(5.1)), 'a')).toBe(5.1);
  });

  it('is forgotten when the title ends, and others are not', () => {
    const both = withPlace(withPlace(null, 'a', place(100)), 'b', place(200));
    const left = withPlace(both, 'a', place(Infinity));
    expect(resumeSec(left, 'a')).toBeNull();
    expect(resumeSec(left, 'b')).toBe(200);
    expect(withPlace(left, 'b', place(600))).toBeNull();
  });

  it('goes when a hundred newer ones have come', () => {
    let text: string | null = null;
    for (let title = 0; title < 120; title += 1)
      text = withPlace(text, `title ${title}`, place(100, 600, title));
    expect(resumeSec(text, 'title 19')).toBeNull();
    expect(resumeSec(text, 'title 20')).toBe(100);
    expect(resumeSec(text, 'title 119')).toBe(100);
  });

  it('under any name, and after any text, is given back', () => {
    fc.assert(
      fc.property(fc.string(), fc.oneof(fc.json(), fc.string(), fc.constant(null)), (key, before) => {
        resumeSec(before, key);
        expect(resumeSec(withPlace(before, key, place(42, 600, Number.MAX_SAFE_INTEGER)), key)).toBe(42);
      }),
    );
  });
});

describe('preferences', () => {
  it('are read as they were written', () => {
    const all = {
      volume: 0.4,
      muted: true,
      rate: 1.5,
      captions: { on: true, language: 'de' },
      audio: 'en',
      maxHeight: 720,
      captionStyle: { sizePercent: 150, color: '#ffff00', edge: 'outline' },
      abr: 'bola',
      dataSaver: 'off',
    };
    expect(readPreferences(JSON.stringify(all))).toEqual(all);
  });

  it('that make no sense are left out', () => {
    const wrong = { volume: 3, muted: 'yes', rate: 0, captions: { on: 1 }, audio: '', maxHeight: -1, abr: 3 };
    expect(readPreferences(JSON.stringify(wrong))).toEqual({});
  });

  it('of any text never throw', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string(), fc.constant(null)), (text) => {
        expect(readPreferences(text)).toBeTypeOf('object');
      }),
    );
  });

  it('may be told which to keep', () => {
    expect([...preferenceKinds('captions, volume')].sort()).toEqual(['captions', 'volume']);
    expect(preferenceKinds('').size).toBe(7);
    expect(preferenceKinds('nonsense').size).toBe(7);
  });

  it('find a track in their language, the very one first', () => {
    expect(matchLanguage(['en', 'pt-PT', 'pt-BR'], 'pt-br')).toBe(2);
    expect(matchLanguage(['en', 'pt-PT'], 'pt-BR')).toBe(1);
    expect(matchLanguage(['en'], 'fr')).toBe(-1);
  });
});

describe('storage that is denied or full', () => {
  const denied: ViewerStorage = {
    getItem: () => {
      throw new Error('denied');
    },
    setItem: () => {
      throw new Error('full');
    },
    removeItem: () => {
      throw new Error('denied');
    },
  };

  it('holds nothing, and is no trouble', () => {
    expect(readItem(denied, 'a')).toBeNull();
    writeItem(denied, 'a', 'text');
    writeItem(denied, 'a', null);
  });

  it('is no trouble either where there is none at all', () => {
    // Node has no localStorage of its own unless it is told to.
    expect(readItem(null, 'a')).toBeNull();
    writeItem(null, 'a', 'text');
  });
});
