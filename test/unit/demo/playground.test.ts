import { describe, expect, it } from 'vitest';
import { readManifest } from '../../../demo/src/playground/attribute-info.js';
import { problemOf } from '../../../demo/src/playground/check-value.js';
import { hashOf, readHash } from '../../../demo/src/playground/hash-state.js';

const elements = readManifest({
  modules: [
    {
      declarations: [
        {
          tagName: 'sv-video',
          attributes: [
            { name: 'src', description: 'a file', type: { text: 'string' } },
            { name: 'muted', type: { text: 'boolean' } },
          ],
        },
        {
          tagName: 'sv-player',
          attributes: [
            { name: 'src', type: { text: 'string' } },
            { name: 'muted', type: { text: 'boolean' } },
            { name: 'start-time', type: { text: 'number' } },
            { name: 'repeat', type: { text: "'off'|'all'|\"one\"" } },
          ],
        },
        {},
      ],
    },
  ],
});

const attribute = (name: string) => {
  const found = elements[1]?.attributes.find((each) => each.name === name);
  if (!found) throw new Error(`No ${name}.`);
  return found;
};

describe('the form', () => {
  it('knows from the manifest what each attribute takes', () => {
    expect(elements.map(({ tagName }) => tagName)).toEqual(['sv-video', 'sv-player']);
    expect(elements[1]?.attributes.map(({ kind }) => kind)).toEqual(['text', 'flag', 'number', 'choice']);
    expect(attribute('repeat').values).toEqual(['off', 'all', 'one']);
  });

  it.each([
    ['start-time', 'soon', /number, not "soon"/],
    ['start-time', '', /number/],
    ['repeat', 'twice', /off, all, one.*"twice"/],
    ['muted', 'false', /leave it out/],
  ])('tells what is wrong with %s="%s"', (name, value, words) => {
    expect(problemOf(attribute(name), value)).toMatch(words);
  });

  it.each([
    ['start-time', '12.5'],
    ['start-time', 'Infinity'],
    ['repeat', 'one'],
    ['muted', ''],
    ['src', 'any thing'],
  ])('has nothing to say of %s="%s"', (name, value) => {
    expect(problemOf(attribute(name), value)).toBeNull();
  });
});

describe("the address's hash", () => {
  it('holds a whole tag', () => {
    const state = {
      tag: 'sv-video',
      attributes: [
        { name: 'src', value: 'a b.m3u8?x=1&y=ü#t=2' },
        { name: 'muted', value: '' },
      ],
    };
    expect(readHash(hashOf(state), elements)).toEqual({ state, unknown: [] });
  });

  it('leaves out what the element lacks, and says so', () => {
    expect(readHash('#tag=sv-video&start-time=3&muted=', elements)).toEqual({
      state: { tag: 'sv-video', attributes: [{ name: 'muted', value: '' }] },
      unknown: ['start-time'],
    });
    expect(readHash('#tag=script&src=x', elements)).toEqual({
      state: { tag: 'sv-player', attributes: [{ name: 'src', value: 'x' }] },
      unknown: ['<script>'],
    });
  });

  it('may be empty', () => {
    expect(readHash('', elements)).toBeNull();
    expect(readHash('#', elements)).toBeNull();
  });
});
