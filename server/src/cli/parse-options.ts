import { fileURLToPath } from 'node:url';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { isLoopback, type HttpLimits, type ServerOptions } from '../server-options.js';
import { StartError } from '../start-error.js';
import { collectorSettings } from './collector-settings.js';
import { partySettings } from './party-settings.js';
import { SettingValues } from './setting-values.js';
import { SETTINGS, settingNames, variableOf, type SettingName } from './settings.js';
import { readSettingsFile } from './settings-file.js';

export type CliRequest =
  | { readonly kind: 'help' }
  | { readonly kind: 'serve'; readonly options: ServerOptions; readonly json: boolean };

/** Beside the settings: what is about this one start. */
const OWN_FLAGS = {
  config: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

type Environment = Readonly<Record<string, string | undefined>>;
type Given = Partial<Record<SettingName, string>>;

/**
 * Flags first, then the environment (`--strict-port` is `SV_STRICT_PORT`), then the file named by
 * `--config`, then the defaults.
 *
 * @throws StartError naming the setting, what it was and what it may be.
 */
export function parseOptions(args: readonly string[], environment: Environment): CliRequest {
  const flags = readFlags(args);
  if (flags.help === true) return { kind: 'help' };
  const file = flags.config ?? environment[variableOf('config')];
  const given: Given = {
    ...(file === undefined || file === '' ? {} : readSettingsFile(file)),
    ...fromEnvironment(environment),
    ...flags.settings,
  };
  const values = new SettingValues(given);
  return {
    kind: 'serve',
    json: flags.json === true || ['1', 'true', 'yes'].includes(environment[variableOf('json')] ?? ''),
    options: serverOptions(values),
  };
}

function serverOptions(values: SettingValues): ServerOptions {
  const host = values.required('host');
  const token = values.text('token');
  const extra = values.text('extra');
  const webhookHosts = values.list('webhook-hosts');
  const lab = values.url('lab', 'http://127.0.0.1:9000');
  if (!isLoopback(host) && token === undefined) {
    throw new StartError(
      `--host ${host} lets other machines reach the views people watched: give --token SECRET as well, which /live and /api will then ask for.`,
    );
  }
  const data = resolve(values.required('data'));
  return {
    host,
    port: values.whole('port'),
    strictPort: values.yes('strict-port'),
    titles: resolve(values.required('titles')),
    data,
    demo: resolve(values.text('demo') ?? fileURLToPath(new URL('../../demo/dist', import.meta.url))),
    ...(lab === undefined ? {} : { lab: new URL(lab).origin }),
    ...(extra === undefined ? {} : { extra: resolve(extra) }),
    ...(token === undefined ? {} : { token }),
    ...(webhookHosts.length === 0 ? {} : { webhookHosts }),
    ...partySettings(values, isLoopback(host)),
    limits: httpLimits(values),
    collector: collectorSettings(values, join(data, 'parquet')),
  };
}

function httpLimits(values: SettingValues): HttpLimits {
  return {
    requestMs: values.whole('request-sec') * 1_000,
    mostConnections: values.whole('max-connections'),
    trustedProxies: values.list('trust-proxy'),
  };
}

function fromEnvironment(environment: Environment): Given {
  const given: Given = {};
  for (const name of settingNames) {
    const value = environment[variableOf(name)];
    if (value !== undefined && value !== '') given[name] = value;
  }
  return given;
}

function readFlags(args: readonly string[]) {
  const options = {
    ...Object.fromEntries(
      settingNames.map((name) => [
        name,
        { type: SETTINGS[name].kind.is === 'yes' ? ('boolean' as const) : ('string' as const) },
      ]),
    ),
    ...OWN_FLAGS,
  };
  const settings: Given = {};
  try {
    const parsed = parseArgs({ args: [...args], options, strict: true, allowPositionals: false });
    const values: Readonly<Record<string, string | boolean | undefined>> = parsed.values;
    for (const name of settingNames) {
      const value = values[name];
      if (value !== undefined) settings[name] = String(value);
    }
    const { config, json, help } = values;
    return { settings, config: config === undefined ? undefined : String(config), json, help };
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('. ')[0] ?? error.message) : String(error);
    throw new StartError(`${reason}. Run with --help to see what there is.`, { cause: error });
  }
}
