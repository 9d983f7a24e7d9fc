import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { BrowserFault } from './browser-fault.js';

const LIBRARIES = ['/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu', '/usr/lib64', '/usr/libexec'];

/** Firefox by its path; FIREFOX_PATH names another. @throws BrowserFault `missing` */
export function findFirefox(): string {
  return found(
    [process.env['FIREFOX_PATH'], '/usr/bin/firefox-esr', '/usr/bin/firefox'],
    'Firefox',
    'firefox-esr',
    'FIREFOX_PATH',
  );
}

export interface WebKitPrograms {
  readonly driver: string;
  readonly miniBrowser: string;
  readonly display: string;
  readonly bus: string;
}

/** What WebKitGTK needs to run without a screen. @throws BrowserFault `missing` */
export function findWebKit(): WebKitPrograms {
  return {
    driver: found(
      [process.env['WEBKIT_DRIVER_PATH'], '/usr/bin/WebKitWebDriver'],
      'WebKitWebDriver',
      'webkit2gtk-driver',
      'WEBKIT_DRIVER_PATH',
    ),
    miniBrowser: found(
      [process.env['MINIBROWSER_PATH'], ...miniBrowsers()],
      'MiniBrowser',
      'webkit2gtk-driver',
      'MINIBROWSER_PATH',
    ),
    display: found(['/usr/bin/Xvfb'], 'Xvfb', 'xvfb'),
    bus: found(['/usr/bin/dbus-run-session'], 'dbus-run-session', 'dbus'),
  };
}

/** The newest first. */
function miniBrowsers(): readonly string[] {
  return LIBRARIES.filter((library) => existsSync(library)).flatMap((library) =>
    readdirSync(library)
      .filter((name) => /^webkit2?gtk-\d/.test(name))
      .toSorted((a, b) => b.localeCompare(a, 'en', { numeric: true }))
      .map((name) => join(library, name, 'MiniBrowser')),
  );
}

function found(
  places: readonly (string | undefined)[],
  program: string,
  debianPackage: string,
  variable?: string,
): string {
  const place = places.find((path) => path !== undefined && existsSync(path));
  if (place !== undefined) return place;
  const other = variable === undefined ? '' : ` or set ${variable}`;
  throw new BrowserFault(
    'missing',
    `No ${program} found. Install it (Debian: apt-get install ${debianPackage})${other}.`,
  );
}
