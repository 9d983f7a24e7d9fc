import { beforeEach, describe, expect, it, vi } from 'vitest';
import { AudioTrackList, type AudioTrackEvent } from '../../../../player/element/tracks/audio-track-list.js';
import { readTracks } from '../../../../player/element/tracks/track-list.js';
import { noAudio, type AudioSelection } from '../../../../src/media/audio-track.js';

const audio: AudioSelection = {
  tracks: [
    { id: 'English', label: 'English', language: 'en', kind: 'main' },
    { id: 'fr dub', label: '', language: 'fr', kind: 'translation' },
  ],
  selectedIndex: 0,
};

const readAudioTracks = (to: AudioTrackList, { tracks, selectedIndex }: AudioSelection): void => {
  readTracks(to, tracks, selectedIndex);
};

const select = vi.fn();
let list = new AudioTrackList(select);
let told: string[] = [];
beforeEach(() => {
  select.mockReset();
  list = new AudioTrackList(select);
  told = [];
  for (const type of ['addtrack', 'removetrack', 'change']) {
    list.addEventListener(type, (event) => {
      const { track } = event as Partial<AudioTrackEvent>;
      told.push(track ? `${type} ${track.language}` : type);
    });
  }
});
const soon = (): Promise<void> => Promise.resolve();

describe('audioTracks', () => {
  it('is HTML’s list: length, index, iteration, by id, and what each track is', () => {
    readAudioTracks(list, audio);
    expect(list.length).toBe(2);
    expect([...list].map(({ id, kind, label, language }) => ({ id, kind, label, language }))).toEqual([
      { id: '0', kind: 'main', label: 'English', language: 'en' },
      { id: '1', kind: 'translation', label: 'français', language: 'fr' },
    ]);
    expect(list.getTrackById('1')).toBe(list[1]);
    expect(list.getTrackById('2')).toBeNull();
    expect([...list].map(({ enabled }) => enabled)).toEqual([true, false]);
  });

  it('tells what came, what went and what is heard', async () => {
    readAudioTracks(list, audio);
    await soon();
    expect(told).toEqual(['addtrack en', 'addtrack fr', 'change']);
    told = [];
    readAudioTracks(list, { ...audio, selectedIndex: 1 });
    await soon();
    expect(told).toEqual(['change']);
    told = [];
    readAudioTracks(list, noAudio);
    expect(told).toEqual(['removetrack en', 'removetrack fr']);
    expect(list[0]).toBeUndefined();
  });

  it('asks for a track that is enabled, once, the way interfaces go over all of them', () => {
    readAudioTracks(list, audio);
    for (const track of list) track.enabled = track.language === 'fr';
    expect(select.mock.calls).toEqual([[1]]);
    expect([...list].map(({ enabled }) => enabled)).toEqual([true, false]);
  });

  it('keeps a track’s object while the source keeps the track, wherever it stands', () => {
    readAudioTracks(list, audio);
    const [english, french] = list;
    readAudioTracks(list, { tracks: audio.tracks.toReversed(), selectedIndex: 1 });
    expect([...list]).toEqual([french, english]);
    if (english) english.enabled = true;
    expect(select).toHaveBeenLastCalledWith(1);
  });

  it('a track that has gone asks for nothing', () => {
    readAudioTracks(list, audio);
    const french = list[1];
    readAudioTracks(list, noAudio);
    if (french) french.enabled = true;
    expect(select.mock.calls.flat().filter((index) => index >= 0)).toEqual([]);
  });
});
