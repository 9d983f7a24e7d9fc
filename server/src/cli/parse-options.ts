import { fileURLToPath } from 'node:url';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readLimits } from '../party/limits.js';
import { isLoopback, type ServerOptions } from '../server-options.js';
import { StartError } from '../start-error.js';

export type CliRequest =
  | { readonly kind: 'help' }
  | { readonly kind: 'serve'; readonly options: ServerOptions; readonly json: boolean };

const flags = {
  host: { type: 'string' },
  port: { type: 'string' },
  'strict-port': { type: 'boolean' },
  titles: { type: 'string' },
  data: { type: 'string' },
  demo: { type: 'string' },
  lab: { type: 'string' },
  extra: { type: 'string' },
  token: { type: 'string' },
  'party-secret': { type: 'string' },
  'party-origins': { type: 'string' },
  'party-limits': { type: 'string' },
  redis: { type: 'string' },
  'webhook-hosts': { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

const MIN_SECRET_BYTES = 32;

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Flags first, then the environment (`--strict-port` is `SV_STRICT_PORT`), then the defaults.
 *
 * @throws StartError naming the flag, what it was and what it may be.
 */
export function parseOptions(args: readonly string[], environment: Environment): CliRequest {
  const given = readFlags(args);
  if (given.help === true) return { kind: 'help' };

  const text = (flag: keyof typeof flags): string | undefined => {
    const value = given[flag] ?? environment[variable(flag)];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const yes = (flag: 'strict-port' | 'json'): boolean =>
    given[flag] ?? ['1', 'true', 'yes'].includes(environment[variable(flag)] ?? '');

  const host = text('host') ?? '127.0.0.1';
  const token = text('token');
  const extra = text('extra');
  const lab = text('lab');
  const partySecret = readSecret(text('party-secret'));
  const redis = text('redis');
  const webhookHosts = text('webhook-hosts');
  if (!isLoopback(host) && token === undefined) {
    throw new StartError(
      `--host ${host} lets other machines reach the views people watched: give --token SECRET as well, which /live and /api will then ask for.`,
    );
  }
  if (!isLoopback(host) && partySecret === undefined) {
    throw new StartError(
      `--host ${host} lets other machines into watch parties: give --party-secret SECRET as well, which the tokens of those who may come are signed with.`,
    );
  }
  if (redis !== undefined && partySecret === undefined) {
    throw new StartError(
      '--redis shares watch parties with other servers: give all of them the same --party-secret SECRET.',
    );
  }
  return {
    kind: 'serve',
    json: yes('json'),
    options: {
      host,
      port: readPort(text('port') ?? '8080'),
      strictPort: yes('strict-port'),
      titles: resolve(text('titles') ?? '.titles'),
      data: resolve(text('data') ?? '.data'),
      demo: resolve(text('demo') ?? fileURLToPath(new URL('../../demo/dist', import.meta.url))),
      ...(lab === undefined ? {} : { lab: readOrigin(lab) }),
      ...(extra === undefined ? {} : { extra: resolve(extra) }),
      ...(token === undefined ? {} : { token }),
      ...(partySecret === undefined ? {} : { partySecret }),
      partyOrigins: readOrigins(text('party-origins')),
      partyLimits: readLimits(text('party-limits')),
      ...(redis === undefined ? {} : { redis }),
      ...(webhookHosts === undefined ? {} : { webhookHosts: webhookHosts.split(',') }),
    },
  };
}

function variable(flag: string): string {
  return `SV_${flag.toUpperCase().replaceAll('-', '_')}`;
}

function readFlags(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: flags, strict: true, allowPositionals: false }).values;
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('. ')[0] ?? error.message) : String(error);
    throw new StartError(`${reason}. Run with --help to see what there is.`, { cause: error });
  }
}

function readPort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) {
    throw new StartError(`--port was "${text}"; it must be a whole number from 0 (any free one) to 65535.`);
  }
  return port;
}

function readOrigin(text: string): string {
  if (!URL.canParse(text) || !/^https?:/.test(text)) {
    throw new StartError(`--lab was "${text}"; it must be an address such as http://127.0.0.1:9000.`);
  }
  return new URL(text).origin;
}

/** HS256 is as good as its secret: RFC 7518 asks for as many bits as the hash has. */
function readSecret(text: string | undefined): string | undefined {
  if (text !== undefined && Buffer.byteLength(text) < MIN_SECRET_BYTES) {
    throw new StartError(`--party-secret must have ${MIN_SECRET_BYTES} characters at least, by chance.`);
  }
  return text;
}

function readOrigins(text: string | undefined): readonly string[] {
  const origins = (text ?? '').split(',').map((each) => each.trim());
  return origins
    .filter((each) => each !== '')
    .map((each) => {
      if (each === '*') return each;
      if (!URL.canParse(each) || new URL(each).origin === 'null') {
        throw new StartError(
          `--party-origins named "${each}"; each must be like https://site.example, or *.`,
        );
      }
      return new URL(each).origin;
    });
}
