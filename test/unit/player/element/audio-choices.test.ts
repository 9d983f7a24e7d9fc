import { expect, it } from 'vitest';
import { readAudioChoices } from '../../../../player/state/audio-tracks.js';

it('a single sound track is no choice, and is not named: that takes a browser 20 ms before the first frame', () => {
  const track = {
    language: 'en',
    enabled: true,
    get label(): string {
      throw new Error('Its label was read.');
    },
  };
  expect(readAudioChoices([track])).toEqual([]);
});

it('tracks to choose from are named by the source, else by their language', () => {
  const tracks = [
    { label: 'Commentary', language: 'en', enabled: false },
    { label: '', language: 'de', enabled: true },
  ];
  expect(readAudioChoices(tracks)).toEqual([
    { index: 0, label: 'Commentary', language: 'en', selected: false },
    { index: 1, label: 'Deutsch', language: 'de', selected: true },
  ]);
});
