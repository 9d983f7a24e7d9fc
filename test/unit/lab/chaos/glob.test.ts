import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { globFits } from '../../../../lab/src/chaos/faults/glob.js';

/** The same by a regular expression: slow to read, and what ours must agree with. */
function byPattern(glob: string): RegExp {
  const parts = glob.match(/(?<=^|\/)\*\*\/|\*+|[^*]/gs) ?? [];
  const source = parts.map((part) => {
    if (part === '**/') return '(?:[^]*/)?';
    if (part === '*') return '[^/]*';
    if (part.startsWith('*')) return '[^]*';
    return part === '?' ? '[^/]' : part.replace(/[\\^$.|+()[\]{}]/, String.raw`\$&`);
  });
  return new RegExp(`^${source.join('')}$`);
}

describe('a glob', () => {
  it.each([
    ['video/720p/*.m4s', 'video/720p/12.m4s', true],
    ['video/720p/*.m4s', 'video/720p/a/12.m4s', false],
    ['video/*/1?.m4s', 'video/1080p/12.m4s', true],
    ['**/12.m4s', '12.m4s', true],
    ['**/12.m4s', 'video/720p/12.m4s', true],
    ['**/12.m4s', 'video/720p/112.m4s', false],
    ['video/**', 'video/720p/12.m4s', true],
    ['**', '', true],
    ['*.mpd', 'manifest.mpd', true],
    ['a.c', 'abc', false],
    ['(a+)+$', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaa!', false],
    ['', '', true],
    ['', 'a', false],
  ])('%j fits %j: %j', (glob, path, expected) => {
    expect(globFits(glob, path)).toBe(expected);
  });

  it('fits what a regular expression of the same meaning fits', () => {
    const letters = (all: string, maxLength: number) =>
      fc.array(fc.constantFrom(...all.split('')), { maxLength }).map((each) => each.join(''));
    fc.assert(
      fc.property(letters('ab/*?', 9), letters('ab/', 9), (glob, path) => {
        expect(globFits(glob, path)).toBe(byPattern(glob).test(path));
      }),
      { numRuns: 20_000 },
    );
  });
});
