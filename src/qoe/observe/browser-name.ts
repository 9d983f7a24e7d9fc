import type { DeviceClass } from '../../wire/beacon.js';

/** What a browser says of itself without being asked for more: client hints of low entropy, and the user agent. */
export interface BrowserHints {
  readonly userAgent: string;
  /** Tells an iPad, which says that it is a Mac. */
  readonly touchPoints: number;
  readonly brands?: readonly { readonly brand: string; readonly version: string }[];
  readonly platform?: string;
  readonly mobile?: boolean;
}

export interface BrowserNames {
  /** `Chrome 150`. */
  readonly browser?: string;
  readonly os?: string;
  readonly deviceClass: DeviceClass;
}

/** In this order: most browsers name others that they descend from, too. */
const browsers: readonly (readonly [string, RegExp])[] = [
  ['Edge', /\bEdg(?:A|iOS)?\/(\d+)/],
  ['Opera', /\bOPR\/(\d+)/],
  ['Samsung Internet', /\bSamsungBrowser\/(\d+)/],
  ['Firefox', /\b(?:Firefox|FxiOS)\/(\d+)/],
  ['Chrome', /\b(?:Chrome|CriOS)\/(\d+)/],
  ['Safari', /\bVersion\/(\d+)\S* .*Safari\//],
];

const systems: readonly (readonly [string, RegExp])[] = [
  ['Tizen', /Tizen/],
  ['webOS', /Web0S/],
  ['Android', /Android/],
  ['iOS', /iPhone|iPad|iPod/],
  ['Windows', /Windows/],
  ['macOS', /Mac OS X|Macintosh/],
  ['Chrome OS', /CrOS/],
  ['Linux', /Linux/],
];

const aliases: Readonly<Record<string, string>> = { 'Google Chrome': 'Chrome', 'Microsoft Edge': 'Edge' };

/** Pure; what can't be told is left out. */
export function nameBrowser(hints: BrowserHints): BrowserNames {
  const { userAgent, touchPoints, platform } = hints;
  const browser = brandOf(hints) ?? agentOf(userAgent);
  const said = systems.find(([, pattern]) => pattern.test(userAgent))?.[0];
  const os = said === 'macOS' && touchPoints > 1 ? 'iOS' : platform || said;
  return {
    ...(browser === undefined ? {} : { browser }),
    ...(os === undefined ? {} : { os }),
    deviceClass: deviceClassOf(hints, os),
  };
}

/** The brand that is neither made up (`Not)A;Brand`) nor what all of them are made of. */
function brandOf({ brands = [] }: BrowserHints): string | undefined {
  const real = brands.filter(({ brand }) => !/not.?a.?brand/i.test(brand));
  const own = real.find(({ brand }) => brand !== 'Chromium') ?? real[0];
  return own && `${aliases[own.brand] ?? own.brand} ${own.version}`;
}

function agentOf(userAgent: string): string | undefined {
  for (const [name, pattern] of browsers) {
    const version = pattern.exec(userAgent)?.[1];
    if (version !== undefined) return `${name} ${version}`;
  }
  return undefined;
}

function deviceClassOf({ userAgent, mobile }: BrowserHints, os: string | undefined): DeviceClass {
  if (os === 'Tizen' || os === 'webOS' || /\bTV\b|SmartTV|BRAVIA|CrKey|\bAFT/.test(userAgent)) return 'tv';
  if (mobile === true || /iPhone|iPod/.test(userAgent)) return 'phone';
  if (os === 'iOS') return 'tablet';
  if (os === 'Android') return /Mobile/.test(userAgent) ? 'phone' : 'tablet';
  return os === undefined ? 'unknown' : 'desktop';
}
