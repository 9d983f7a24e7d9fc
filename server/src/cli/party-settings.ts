import { readLimits } from '../party/limits.js';
import type { ServerOptions } from '../server-options.js';
import { StartError } from '../start-error.js';
import type { SettingValues } from './setting-values.js';

const MIN_SECRET_BYTES = 32;

/**
 * What the settings say of watch parties.
 *
 * @param alone nobody else's machine can reach the server
 * @throws StartError where a secret is missing, or a value isn't one.
 */
export function partySettings(
  values: SettingValues,
  alone: boolean,
): Pick<ServerOptions, 'partySecret' | 'partyOrigins' | 'partyLimits' | 'redis'> {
  const partySecret = readSecret(values.text('party-secret'));
  const redis = values.text('redis');
  if (!alone && partySecret === undefined) {
    throw new StartError(
      `--host ${values.required('host')} lets other machines into watch parties: give --party-secret SECRET as well, which the tokens of those who may come are signed with.`,
    );
  }
  if (redis !== undefined && partySecret === undefined) {
    throw new StartError(
      '--redis shares watch parties with other servers: give all of them the same --party-secret SECRET.',
    );
  }
  return {
    ...(partySecret === undefined ? {} : { partySecret }),
    partyOrigins: values.list('party-origins').map(readOrigin),
    partyLimits: readLimits(values.text('party-limits')),
    ...(redis === undefined ? {} : { redis }),
  };
}

/** HS256 is as good as its secret: RFC 7518 asks for as many bits as the hash has. */
function readSecret(text: string | undefined): string | undefined {
  if (text !== undefined && Buffer.byteLength(text) < MIN_SECRET_BYTES) {
    throw new StartError(`--party-secret must have ${MIN_SECRET_BYTES} characters at least, by chance.`);
  }
  return text;
}

function readOrigin(text: string): string {
  if (text === '*') return text;
  if (!URL.canParse(text) || new URL(text).origin === 'null') {
    throw new StartError(`--party-origins named "${text}"; each must be like https://site.example, or *.`);
  }
  return new URL(text).origin;
}
