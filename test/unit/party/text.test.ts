import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chatParts } from '../../../src/party/text/chat-parts.js';
import { cleanName, cleanText, isEmoji, nameFault, textFault } from '../../../src/party/text/clean-text.js';

describe('text that people send', () => {
  it('may be of any script, with emoji and line breaks', () => {
    const texts = [
      'Plain words, 1:23!',
      'हिन्दी में क्षत्रिय',
      'می‌خواهم',
      'שלום עולם',
      'Tiếng Việt',
      '👩‍👩‍👧 🏳️‍🌈 👍🏽 🇩🇪 1️⃣ 🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}',
      'two\nlines',
      'e\u0301 is é'.normalize('NFC'),
      '<script>alert(1)</script>',
    ];
    for (const text of texts) expect([text, textFault(text, 500)]).toEqual([text, null]);
  });

  it('has nothing that hides, reorders or piles up', () => {
    const tricks = [
      'abc\u202Efdp.exe',
      'pay\u200Bpal',
      '\u2066x\u2069',
      'a\u0000b',
      'x\u{e0041}\u{e0042}',
      'soft\u00ADhyphen',
      '\u3164',
      `z${'\u0301'.repeat(30)}`,
      '\u200d\u200d\u200d',
      ' padded ',
      'many\n\n\n\n\nlines',
      '\ud800 alone',
    ];
    for (const text of tricks) {
      expect([text, textFault(text, 500)]).not.toEqual([text, null]);
      const clean = cleanText(text);
      if (clean !== '') expect(textFault(clean, 500)).toBeNull();
    }
    expect(nameFault('Two\nlines', 40)).not.toBeNull();
    expect(textFault('x'.repeat(501), 500)).not.toBeNull();
  });

  it('once cleaned stays as it is', () => {
    const tricky = 'a e\n\r\t\u0301\u0316\u200b\u200c\u200d\u202e\u0000\ufeff👩🏴\u{e0067}\u{e007f}क';
    const unit = fc.constantFrom(...Array.from(tricky));
    const text = fc.oneof(fc.string({ unit, maxLength: 30 }), fc.string({ unit: 'binary', maxLength: 20 }));
    fc.assert(
      fc.property(text, (text) => {
        const clean = cleanText(text);
        expect(cleanText(clean)).toBe(clean);
        const name = cleanName(text);
        expect(cleanName(name)).toBe(name);
        if (name !== '') expect(nameFault(name, 500)).toBeNull();
      }),
      { numRuns: 500 },
    );
  });

  it('knows an emoji', () => {
    for (const emoji of ['👍', '❤️', '👩🏽‍🚀', '🇫🇷', '#️⃣'])
      expect([emoji, isEmoji(emoji, 16)]).toEqual([emoji, true]);
    for (const text of ['', 'a', '7', '👍x', '👍 ', '<b>'])
      expect([text, isEmoji(text, 16)]).toEqual([text, false]);
  });
});

describe('the parts of a message', () => {
  it('are links, places in the title, people, and text', () => {
    expect(chatParts('@ann look (https://a.example/x_(1)?q=1). At 1:02:03!')).toEqual([
      { type: 'mention', text: '@ann', name: 'ann' },
      { type: 'text', text: ' look (' },
      { type: 'link', text: 'https://a.example/x_(1)?q=1', href: 'https://a.example/x_(1)?q=1' },
      { type: 'text', text: '). At ' },
      { type: 'time', text: '1:02:03', positionSec: 3723 },
      { type: 'text', text: '!' },
    ]);
  });

  it('make no link of anything but http(s), and none that hides where it leads', () => {
    for (const text of [
      'javascript:alert(1)',
      'data:text/html,x',
      'https://bank.example@evil.example/',
      'ftp://a.example',
    ]) {
      expect(chatParts(text).filter(({ type }) => type === 'link')).toEqual([]);
    }
  });

  it('are the message again when joined', () => {
    const piece = fc.oneof(
      fc.constantFrom('https://a.example/', '1:02', '@bob', ')', '.', ' ', 'http://', ':', '<b>'),
      fc.string({ maxLength: 5 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const message = pieces.join('');
        expect(
          chatParts(message)
            .map(({ text }) => text)
            .join(''),
        ).toBe(message);
      }),
    );
  });
});
