import { invalidArgument } from '../base/sv-error.js';

/** What an option may be. */
export interface OptionRule {
  /** Completes "it must be …". */
  readonly expected: string;
  readonly holds: (value: unknown) => boolean;
}

const isFinite = (value: unknown): value is number => Number.isFinite(value);

export const aboveZero: OptionRule = {
  expected: 'a number above zero',
  holds: (value) => isFinite(value) && value > 0,
};

export const zeroOrMore: OptionRule = {
  expected: 'a number, zero or more',
  holds: (value) => isFinite(value) && value >= 0,
};

export const shareFrom = (least: number): OptionRule => ({
  expected: `a number from ${least} to 1`,
  holds: (value) => isFinite(value) && value >= least && value <= 1,
});

export const wholeUpTo = (most: number): OptionRule => ({
  expected: `a whole number from 1 to ${most}`,
  holds: (value) => Number.isInteger(value) && aboveZero.holds(value) && (value as number) <= most,
});

export const oneOf = (...values: readonly unknown[]): OptionRule => ({
  expected: `one of ${values.join(', ')}`,
  holds: (value) => values.includes(value),
});

/**
 * `settings`, if each keeps its rule.
 * @throws SvError INVALID_ARGUMENT, naming the first that doesn't.
 */
export function checked<Settings extends object>(
  settings: Settings,
  rules: { readonly [Name in keyof Settings]?: OptionRule },
): Settings {
  for (const [name, rule] of Object.entries<OptionRule | undefined>(rules)) {
    const value = settings[name as keyof Settings];
    if (rule?.holds(value) === false) throw invalidArgument(name, value, rule.expected);
  }
  return settings;
}
