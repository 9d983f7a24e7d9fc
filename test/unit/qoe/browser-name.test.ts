import { describe, expect, it } from 'vitest';
import { nameBrowser, type BrowserHints } from '../../../src/qoe/observe/browser-name.js';

const cases: readonly (readonly [
  string,
  Partial<BrowserHints>,
  readonly [string | null, string | null, string],
])[] = [
  [
    'a tablet that hints at being a phone',
    {
      userAgent:
        'Mozilla/5.0 (Linux; Android 14; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36',
      mobile: true,
    },
    ['Chrome 150', 'Android', 'phone'],
  ],
  [
    'Edge',
    {
      userAgent:
        'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36 Edg/150.0.0.0',
    },
    ['Edge 150', 'Windows', 'desktop'],
  ],
  [
    'Firefox',
    { userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' },
    ['Firefox 140', 'Linux', 'desktop'],
  ],
  [
    'Safari on a Mac',
    {
      userAgent:
        'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.3 Safari/605.1.15',
    },
    ['Safari 18', 'macOS', 'desktop'],
  ],
  [
    'an iPad, which says it is a Mac',
    {
      userAgent:
        'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.3 Safari/605.1.15',
      touchPoints: 5,
    },
    ['Safari 18', 'iOS', 'tablet'],
  ],
  [
    'Chrome on an iPhone',
    {
      userAgent:
        'Mozilla/5.0 (iPhone; CPU iPhone OS 18_3 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/150.0.1 Mobile/15E148 Safari/604.1',
    },
    ['Chrome 150', 'iOS', 'phone'],
  ],
  [
    'an Android tablet',
    {
      userAgent:
        'Mozilla/5.0 (Linux; Android 14; SM-X710) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/27.0 Chrome/125.0 Safari/537.36',
    },
    ['Samsung Internet 27', 'Android', 'tablet'],
  ],
  [
    'a television',
    {
      userAgent:
        'Mozilla/5.0 (Web0S; Linux/SmartTV) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/108.0.5359.211 Safari/537.36',
    },
    ['Chrome 108', 'webOS', 'tv'],
  ],
  ['what nobody knows', { userAgent: 'curl/8' }, [null, null, 'unknown']],
];

describe('the name of a browser', () => {
  it.each(cases)('is told of %s', (_what, hints, [browser, os, deviceClass]) => {
    const names = nameBrowser({ userAgent: '', touchPoints: 0, ...hints });
    expect([names.browser, names.os, names.deviceClass]).toEqual([browser, os, deviceClass]);
  });
});
