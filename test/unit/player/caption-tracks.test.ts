import { describe, expect, it } from 'vitest';
import { preferredCaptions, readCaptions, showCaptions } from '../../../player/state/caption-tracks.js';

type Track = Pick<TextTrack, 'kind' | 'label' | 'language' | 'mode'>;

const list = (tracks: Track[]) => tracks as unknown as TextTrackList;
const title = (): Track[] => [
  { kind: 'metadata', label: 'storyboard', language: '', mode: 'hidden' },
  { kind: 'subtitles', label: 'English', language: 'en', mode: 'disabled' },
  { kind: 'captions', label: '', language: 'de', mode: 'showing' },
];

describe('caption tracks', () => {
  it('are the captions and subtitles, by their place among all tracks', () => {
    expect(readCaptions(list(title()))).toEqual([
      { index: 1, label: 'English', language: 'en', showing: false },
      { index: 2, label: 'Deutsch', language: 'de', showing: true },
    ]);
  });

  it('without a label are named by their language, as far as it can be named', () => {
    const tracks = list([
      { kind: 'captions', label: '', language: '', mode: 'disabled' },
      { kind: 'captions', label: '', language: 'not a tag', mode: 'disabled' },
    ]);
    expect(readCaptions(tracks).map(({ label }) => label)).toEqual(['', 'not a tag']);
  });

  it('are shown one at a time; a metadata track is left alone', () => {
    const tracks = title();
    showCaptions(list(tracks), 1);
    expect(tracks.map(({ mode }) => mode)).toEqual(['hidden', 'showing', 'disabled']);
    showCaptions(list(tracks), -1);
    expect(tracks.map(({ mode }) => mode)).toEqual(['hidden', 'disabled', 'disabled']);
  });

  it('switched on by a bare "captions": the last shown, else the preferred language, else the first', () => {
    const captions = readCaptions(list(title()));
    expect(preferredCaptions(captions, 1, ['de'])).toBe(1);
    expect(preferredCaptions(captions, -1, ['fr', 'de-AT'])).toBe(2);
    expect(preferredCaptions(captions, -1, ['fr'])).toBe(1);
    expect(preferredCaptions([], 3, ['fr'])).toBe(-1);
  });
});
