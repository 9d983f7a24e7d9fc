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

/** In this order: most browsers name others that they descend from, too. */
const browsers: readonly (readonly [string, RegExp])[] = [
  ['Edge', /Edg(?:A|iOS)?\/(\d+)/],
  ['Samsung Internet', /SamsungBrowser\/(\d+)/],
  ['Firefox', /(?:Firefox|FxiOS)\/(\d+)/],
  ['Chrome', /(?:Chrome|CriOS)\/(\d+)/],
  ['Safari', /Version\/(\d+).*Safari/],
];

const systems: readonly (readonly [string, RegExp])[] = [
  ['Tizen', /Tizen/],
  ['webOS', /Web0S/],
  ['Android', /Android/],
  ['iOS', /iPhone|iPad/],
  ['Windows', /Windows/],
  ['macOS', /Macintosh/],
  ['Chrome OS', /CrOS/],
  ['Linux', /Linux/],
];

/** Pure; what can't be told is left out. */
export function nameBrowser(hints: BrowserHints): BrowserNames {
  const { userAgent, touchPoints } = hints;
  const [name, pattern] = browsers.find(([, each]) => each.test(userAgent)) ?? [];
  const said = systems.find(([, each]) => each.test(userAgent))?.[0] ?? null;
  const os = said === 'macOS' && touchPoints > 1 ? 'iOS' : said;
  const browser = pattern ? `${name} ${pattern.exec(userAgent)?.[1]}` : null;
  return { browser, os, deviceClass: deviceClassOf(hints, os) };
}

function deviceClassOf({ userAgent, mobile }: BrowserHints, os: string | null): DeviceClass {
  if (os === 'Tizen' || os === 'webOS' || /\bTV\b|SmartTV|BRAVIA|CrKey|\bAFT/.test(userAgent)) return 'tv';
  if (mobile === true || /iPhone/.test(userAgent)) return 'phone';
  if (os === 'iOS') return 'tablet';
  if (os === 'Android') return /Mobile/.test(userAgent) ? 'phone' : 'tablet';
  return os === null ? 'unknown' : 'desktop';
}
