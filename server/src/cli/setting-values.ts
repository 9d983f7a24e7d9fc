import { StartError } from '../start-error.js';
import { SETTINGS, type Setting, type SettingName } from './settings.js';

/** Settings as they were given, read each in its own way; what is wrong ends the start in one sentence. */
export class SettingValues {
  readonly #given: Readonly<Partial<Record<SettingName, string>>>;

  constructor(given: Readonly<Partial<Record<SettingName, string>>>) {
    this.#given = given;
  }

  text(name: SettingName): string | undefined {
    const { default: preset }: Setting = SETTINGS[name];
    const value = this.#given[name] ?? preset;
    return value === '' ? undefined : value;
  }

  /** @throws StartError where it is missing. */
  required(name: SettingName): string {
    const value = this.text(name);
    if (value === undefined) throw new StartError(`--${name} is missing.`);
    return value;
  }

  /** @throws StartError for what is neither yes nor no. */
  yes(name: SettingName): boolean {
    const value = this.text(name)?.toLowerCase() ?? 'false';
    if (['1', 'true', 'yes'].includes(value)) return true;
    if (['0', 'false', 'no'].includes(value)) return false;
    throw new StartError(`--${name} was "${value}"; it must be true or false.`);
  }

  /** @throws StartError for what is no whole number within the setting's bounds. */
  whole(name: SettingName): number {
    const { kind }: Setting = SETTINGS[name];
    if (kind.is !== 'whole') throw new Error(`${name} is no number.`);
    const text = this.required(name);
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < kind.from || value > kind.to) {
      throw new StartError(
        `--${name} was "${text}"; it must be a whole number from ${kind.from} to ${kind.to}.`,
      );
    }
    return value;
  }

  /** Separated by commas; spaces around them don't count. */
  list(name: SettingName): readonly string[] {
    const items = (this.text(name) ?? '').split(',').map((item) => item.trim());
    return items.filter((item) => item !== '');
  }

  /** @throws StartError for what is no address of one of these protocols. */
  url(name: SettingName, example: string, protocols: readonly string[] = ['http:', 'https:']) {
    const value = this.text(name);
    if (value === undefined) return undefined;
    if (URL.canParse(value) && protocols.includes(new URL(value).protocol)) return value;
    throw new StartError(`--${name} was "${value}"; it must be an address such as ${example}.`);
  }
}
