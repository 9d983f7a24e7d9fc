import { describe, expect, it } from 'vitest';
import { chaptersUrl } from '../../../src/engine/hls/chapters-url.js';

const url = 'https://cdn.test/film/master.m3u8';
const told = (attributes: Record<string, string> | null, id = 'com.apple.hls.chapters') =>
  chaptersUrl({ url, sessionData: attributes && ({ [id]: attributes } as never) });

describe('the chapters that a multivariant playlist names', () => {
  it('are at an address relative to it', () => {
    expect(told({ URI: 'chapters.json' })).toBe('https://cdn.test/film/chapters.json');
    expect(told({ URI: 'https://other.test/c.json' })).toBe('https://other.test/c.json');
  });

  it('are none where it names none, or nothing that is an address', () => {
    expect(told(null)).toBeNull();
    expect(told({ URI: 'chapters.json' }, 'com.example.title')).toBeNull();
    expect(told({ VALUE: 'chapters' })).toBeNull();
    expect(told({ URI: 'http://[' })).toBeNull();
  });
});
