import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { aptInstall } from './apt-install.mjs';
import { findChromium } from './find-chromium.mjs';

const LIBRARIES = ['/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu', '/usr/lib64', '/usr/lib'];

const hasLibrary = (pattern) =>
  LIBRARIES.some((folder) => namesIn(folder).some((name) => pattern.test(name)));
const hasPlugin = (file) => LIBRARIES.some((folder) => existsSync(join(folder, 'gstreamer-1.0', file)));
const hasProgram = (...paths) => paths.some((path) => path && existsSync(path));

function namesIn(folder) {
  return existsSync(folder) ? readdirSync(folder) : [];
}

/** What each engine is made of: whether it is there, and Debian's package for it. */
const parts = {
  chromium: [[() => Boolean(findChromium()), 'chromium']],
  firefox: [
    [() => hasProgram(process.env.FIREFOX_PATH, '/usr/bin/firefox-esr', '/usr/bin/firefox'), 'firefox-esr'],
    // Firefox decodes H.264 and AAC by the system's libavcodec; this package brings it, whatever its version.
    [() => hasLibrary(/^libavcodec\.so/), 'gstreamer1.0-libav'],
  ],
  webkit: [
    [() => hasProgram(process.env.WEBKIT_DRIVER_PATH, '/usr/bin/WebKitWebDriver'), 'webkit2gtk-driver'],
    [() => hasProgram('/usr/bin/Xvfb'), 'xvfb'],
    [() => hasProgram('/usr/bin/dbus-run-session'), 'dbus'],
    // WebKitGTK decodes by GStreamer: sinks and conversion, MP4, parsers of H.264 and AAC, the decoders.
    [() => hasPlugin('libgstplayback.so'), 'gstreamer1.0-plugins-base'],
    [() => hasPlugin('libgstisomp4.so'), 'gstreamer1.0-plugins-good'],
    [() => hasPlugin('libgstvideoparsersbad.so'), 'gstreamer1.0-plugins-bad'],
    [() => hasPlugin('libgstlibav.so'), 'gstreamer1.0-libav'],
  ],
};

export const engineNames = Object.keys(parts);

/** Those that could run as things are, without installing anything. */
export const installedOf = (engines) => engines.filter((engine) => missingOf(engine).length === 0);

const missingOf = (engine) => parts[engine].filter(([isThere]) => !isThere()).map(([, name]) => name);

/**
 * Installs what these engines need where this user may.
 * @returns {Promise<{ engine: string, packages: string[] }[]>} those that aren't there even so, and what they lack
 */
export async function ensureBrowsers(engines) {
  const wanted = [...new Set(engines.flatMap(missingOf))];
  if (wanted.length > 0) await aptInstall(wanted);
  return engines
    .map((engine) => ({ engine, packages: missingOf(engine) }))
    .filter(({ packages }) => packages.length > 0);
}
