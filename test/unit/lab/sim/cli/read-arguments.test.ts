import { describe, expect, it } from 'vitest';
import { readArguments } from '../../../../../lab/src/cli/read-arguments.js';

const known = { traces: 'list', buffer: 'value', optimum: 'flag' } as const;
const read = (...args: string[]): unknown => Object.fromEntries(readArguments(args, known, 'sim'));

describe('arguments of the lab', () => {
  it('take several values one after another, by repeating, and after an equals sign', () => {
    expect(read('--traces', 'a', 'b', '--buffer', '12', '--traces=c=d')).toEqual({
      traces: ['a', 'b', 'c=d'],
      buffer: ['12'],
    });
  });

  it('tell an option that was given without a value from one that was not given', () => {
    expect(read('--optimum')).toEqual({ optimum: [] });
    expect(read()).toEqual({});
  });

  it('take a negative number for a value, not for an option', () => {
    expect(read('--buffer', '-3')).toEqual({ buffer: ['-3'] });
  });

  it.each([
    [['--trace', 'a'], 'Did you mean --traces?'],
    [['--nonsense'], 'There is no option --nonsense'],
    [['stray'], '"stray" belongs to no option'],
    [['--optimum', 'yes'], '"yes" belongs to no option'],
    [['--optimum=yes'], '--optimum takes no value'],
    [['--buffer', '1', '2'], '"2" belongs to no option'],
    [['--buffer', '1', '--buffer', '2'], '--buffer was given twice'],
    [['--buffer'], '--buffer needs a value'],
    [['--traces='], '--traces needs a value'],
  ])('refuse %j, saying why', (args, why) => {
    expect(() => read(...args)).toThrow(why);
  });
});
