import { formOf, SETTINGS, settingNames, type Setting } from './settings.js';

const OWN: readonly (readonly [string, string])[] = [
  ['--config FILE', 'a JSON file with any of these, {"port": 8080, …}'],
  ['--json', 'print {"listening":"http://…"} when ready, and nothing else'],
];

const lines = settingNames.map((name): readonly [string, string] => {
  const setting: Setting = SETTINGS[name];
  const { what, default: preset } = setting;
  return [`--${name} ${formOf(setting)}`.trim(), preset === undefined ? what : `${what} (${preset})`];
});
const width = Math.max(...lines.map(([flag]) => flag.length));

/** What `--help` prints; defaults in brackets. */
export const usage = `sv-server: the demo, sample media, a RUM collector and live views in one process.

${[...lines, ...OWN].map(([flag, what]) => `  ${flag.padEnd(width)}  ${what}`).join('\n')}

Each can be given by environment as well: SV_PORT, SV_STRICT_PORT, … Flags go before the environment, that
before the file. Lists are separated by commas.
`;
