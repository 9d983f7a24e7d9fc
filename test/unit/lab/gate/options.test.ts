import { expect, it } from 'vitest';
import { readGateOptions } from '../../../../lab/src/cli/gate-options.js';

const looks = (args: string): unknown => {
  const command = readGateOptions(args === '' ? [] : args.split(' '));
  return command && { quick: command.quick, firstLook: command.firstLook };
};

it.each(['', '--parallel 2 --out report', '--order-seed 3'])('`gate %s` is a first look', (args) => {
  expect(looks(args)).toEqual({ quick: true, firstLook: true });
});

it.each([
  '--all',
  'mine.yaml',
  '--grep tunnel',
  '--seeds 2',
  '--player ./dist',
  '--builds base=../base new=.',
  '--baseline gate.json',
  '--save-baseline gate.json',
  '--page http://localhost:8080/?src={url}',
])('`gate %s` plays all there is', (args) => {
  expect(looks(args)).toEqual({ quick: false, firstLook: false });
});

it('plays what is tagged "quick" where that is asked for', () => {
  expect(looks('mine.yaml --quick')).toEqual({ quick: true, firstLook: false });
});

it.each([
  ['--all --quick', /contradict/],
  ['--player a --builds base=b', /Keep one/],
  ['--builds new=a', /no base=FOLDER/],
  ['--baseline a --builds base=b', /Keep one/],
  ['--page nowhere', /whole URL/],
  ['--grep [', /regular expression/],
  ['--seeds 0', /whole number/],
  ['--sedes 2', /Did you mean --seeds/],
])('refuses `gate %s`', (args, words) => {
  expect(() => readGateOptions(args.split(' '))).toThrow(words);
});
