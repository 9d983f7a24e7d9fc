import { readFileSync } from 'node:fs';
import { errorCode, StartError } from '../start-error.js';
import { settingNames, type SettingName } from './settings.js';

/**
 * The settings in a JSON file: one object with the flags' names. Numbers, true and false, and lists may be
 * written as such; each comes out as it would be given by a flag.
 *
 * @throws StartError naming what is wrong, and where.
 */
export function readSettingsFile(path: string): Partial<Record<SettingName, string>> {
  const data = parse(path);
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    throw new StartError(`--config ${path} must hold one JSON object, {"port": 8080, …}.`);
  }
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => {
      if (!settingNames.some((known) => known === name)) {
        throw new StartError(
          `--config ${path} has "${name}", which is no setting; --help lists what there is.`,
        );
      }
      return [name, asText(path, name, value)];
    }),
  );
}

function parse(path: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new StartError(`--config ${path} can't be read (${errorCode(error) ?? 'unknown reason'}).`, {
      cause: error,
    });
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new StartError(`--config ${path} is not JSON: ${inWords(error)}.`, { cause: error });
  }
}

function asText(path: string, name: string, value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value) && value.every((each) => typeof each === 'string')) return value.join(',');
  throw new StartError(
    `--config ${path}: "${name}" must be a text, a number, true, false or a list of texts.`,
  );
}

function inWords(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replaceAll('\n', ' ').replace(/\.$/, '');
}
