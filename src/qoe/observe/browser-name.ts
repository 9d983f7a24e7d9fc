import type { DeviceClass } from '../../wire/beacon.js';

/** What a browser says of itself without being asked for more. */
export interface BrowserHints {
  readonly userAgent: string;
  /** Tells an iPad, which says that it is a Mac. */
  readonly touchPoints: number;
  /** By client hint, where there are any. */
  readonly mobile?: boolean;
}

export interface BrowserNames {
  /** `Chrome 150`. */
  readonly browser: string | null;
  readonly os: string | null;
  readonly deviceClass: DeviceClass;
}

/** What browsers and systems call themselves, where that isn't their name. */
const aliases: Readonly<Record<string, string>> = {
  Edg: 'Edge',
  SamsungBrowser: 'Samsung Internet',
  FxiOS: 'Firefox',
  CriOS: 'Chrome',
  Version: 'Safari',
  Web0S: 'webOS',
  iPhone: 'iOS',
  iPad: 'iOS',
  Macintosh: 'macOS',
  CrOS: 'Chrome OS',
};

/** Most browsers name others that they descend from, too. */
const BROWSER =
  /(Edg|SamsungBrowser|Firefox|FxiOS|CriOS|Chrome(?!.*Edg)|Version(?!.*(?:Edg|Chrome))(?=.*Safari))\w*\/(\d+)/;
const SYSTEM = /Tizen|Web0S|Android|iPhone|iPad|Windows|Macintosh|CrOS|Linux(?!;)/;

/** Pure; what can't be told is left out. */
export function nameBrowser(hints: BrowserHints): BrowserNames {
  const { userAgent, touchPoints } = hints;
  const [, browser, version] = BROWSER.exec(userAgent) ?? [];
  const said = nameOf(SYSTEM.exec(userAgent)?.[0]);
  const os = said === 'macOS' && touchPoints > 1 ? 'iOS' : said;
  return {
    browser: browser === undefined ? null : `${nameOf(browser)} ${version}`,
    os,
    deviceClass: deviceClassOf(hints, os),
  };
}

function nameOf(said: string | undefined): string | null {
  return said === undefined ? null : (aliases[said] ?? said);
}

function deviceClassOf({ userAgent, mobile }: BrowserHints, os: string | null): DeviceClass {
  if (os === 'Tizen' || os === 'webOS' || /\bTV\b|SmartTV|BRAVIA|CrKey|\bAFT/.test(userAgent)) return 'tv';
  if (mobile === true || /iPhone/.test(userAgent)) return 'phone';
  if (os === 'iOS') return 'tablet';
  if (os === 'Android') return /Mobile/.test(userAgent) ? 'phone' : 'tablet';
  return os === null ? 'unknown' : 'desktop';
}
