import { describe, expect, it } from 'vitest';
import { nameBrowser, type BrowserHints } from '../../../src/qoe/observe/browser-name.js';

const CHROME = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0';
const SAFARI = 'AppleWebKit/605.1.15 (KHTML, like Gecko)';
const MAC = 'Macintosh; Intel Mac OS X 10_15_7';

type Hints = Partial<BrowserHints>;

/** What it is, what it says of itself, and what it is told to be. */
const cases: readonly (readonly [what: string, said: string, told: string, hints?: Hints])[] = [
  ['a phone', `Linux; Android 14; K) ${CHROME} Mobile Safari/537.36`, 'Chrome 150, Android, phone'],
  ['a hint', `Linux; Android 14; K) ${CHROME} Safari/537.36`, 'Chrome 150, Android, phone', { mobile: true }],
  [
    'an app on Android',
    `Linux; Android 14; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/150.0 Mobile Safari/537.36`,
    'Chrome 150, Android, phone',
  ],
  [
    'Samsung’s tablet',
    'Linux; Android 14; SM-X710) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/27.0 Chrome/125.0 Safari/537.36',
    'Samsung Internet 27, Android, tablet',
  ],
  [
    'Edge',
    `Windows NT 10.0; Win64; x64) ${CHROME} Safari/537.36 Edg/151.0.0.0`,
    'Edge 151, Windows, desktop',
  ],
  [
    'Edge on Android',
    `Linux; Android 14; K) ${CHROME} Mobile Safari/537.36 EdgA/151.0`,
    'Edge 151, Android, phone',
  ],
  ['Firefox', 'X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox 140, Linux, desktop'],
  ['Safari', `${MAC}) ${SAFARI} Version/18.3 Safari/605.1.15`, 'Safari 18, macOS, desktop'],
  [
    'an iPad, which says it is a Mac',
    `${MAC}) ${SAFARI} Version/18.3 Safari/605.1.15`,
    'Safari 18, iOS, tablet',
    { touchPoints: 5 },
  ],
  [
    'Chrome on an iPhone',
    `iPhone; CPU iPhone OS 18_3 like Mac OS X) ${SAFARI} CriOS/150.0.1 Mobile/15E148 Safari/604.1`,
    'Chrome 150, iOS, phone',
  ],
  ['a television', `Web0S; Linux/SmartTV) ${CHROME} Safari/537.36`, 'Chrome 150, webOS, tv'],
  ['what nobody knows', 'Unheard/8)', 'null, null, unknown'],
];

describe('the name of a browser', () => {
  it.each(cases.map(([what, said, told, hints = {}]) => ({ what, said, told, hints })))(
    'is told of $what',
    (each) => {
      const { said, told, hints } = each;
      const names = nameBrowser({ userAgent: `Mozilla/5.0 (${said}`, touchPoints: 0, ...hints });
      expect(`${names.browser}, ${names.os}, ${names.deviceClass}`).toBe(told);
    },
  );
});
