import { nearestName } from '../document/nearest-name.js';
import { UsageError } from '../sim/run/usage-error.js';

/** How an option takes its values: none, exactly one, or all that follow up to the next option. */
export type OptionKind = 'flag' | 'value' | 'list';

/** What was given, by option; an option that was not given is absent, and a flag has an empty list. */
export type GivenArguments = ReadonlyMap<string, readonly string[]>;

/**
 * Reads `--name value`, `--name=value` and `--name value value …`; a list may also be repeated.
 * @throws UsageError for an unknown option, a missing value, one too many, or a stray word.
 */
export function readArguments(
  args: readonly string[],
  known: Readonly<Record<string, OptionKind>>,
  command: string,
): GivenArguments {
  const given = new Map<string, string[]>();
  let name: string | undefined;
  for (const arg of args) {
    if (/^--?[a-z]/i.test(arg)) {
      const [flag = '', ...rest] = arg.split('=');
      name = flag.replace(/^--?/, '');
      const kind = Object.hasOwn(known, name) ? known[name] : undefined;
      if (kind === undefined) throw new UsageError(unknown(flag, known, command));
      if (kind === 'value' && given.has(name)) throw new UsageError(`--${name} was given twice.`);
      const values = given.get(name) ?? [];
      given.set(name, values);
      if (rest.length > 0) values.push(rest.join('='));
      if (kind === 'flag' && values.length > 0) throw new UsageError(`--${name} takes no value.`);
      continue;
    }
    const values = name === undefined ? undefined : given.get(name);
    const kind = name === undefined ? undefined : known[name];
    if (values === undefined || kind === 'flag' || (kind === 'value' && values.length > 0))
      throw new UsageError(`"${arg}" belongs to no option. See sv-lab ${command} --help.`);
    values.push(arg);
  }
  for (const [option, values] of given)
    if (known[option] !== 'flag' && values.every((value) => value === ''))
      throw new UsageError(`--${option} needs a value. See sv-lab ${command} --help.`);
  return given;
}

function unknown(flag: string, known: Readonly<Record<string, OptionKind>>, command: string): string {
  const near = nearestName(flag.replace(/^--?/, ''), Object.keys(known));
  const hint = near === undefined ? '' : ` Did you mean --${near}?`;
  return `There is no option ${flag}.${hint} See sv-lab ${command} --help.`;
}
