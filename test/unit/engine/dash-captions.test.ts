import { expect, test } from 'vitest';
import { DashCaptions } from '../../../src/engine/dash/dash-captions.js';

/** dash.js's player as far as captions need it: an event bus and the chosen track. */
class FakeDash {
  readonly told: string[] = [];
  chosen = -1;
  readonly #listeners = new Map<string, Set<(event: object) => void>>();

  on(type: string, listener: (event: object) => void): void {
    this.#listeners.set(type, (this.#listeners.get(type) ?? new Set()).add(listener));
  }
  off(type: string, listener: (event: object) => void): void {
    this.#listeners.get(type)?.delete(listener);
  }
  trigger(type: string, payload: object): void {
    this.told.push(type);
    for (const listener of this.#listeners.get(type) ?? []) listener(payload);
  }
  getCurrentTextTrackIndex(): number {
    return this.chosen;
  }
  setTextTrack(index: number): void {
    this.chosen = index;
  }
}

class FakeTracks extends EventTarget {
  readonly #tracks = [{ kind: 'subtitles', language: 'de', label: 'Deutsch', mode: 'disabled', cues: null }];
  [Symbol.iterator](): Iterator<object> {
    return this.#tracks[Symbol.iterator]();
  }
  choose(mode: TextTrackMode): void {
    for (const track of this.#tracks) track.mode = mode;
    this.dispatchEvent(new Event('change'));
  }
}

function stage(): { dash: FakeDash; tracks: FakeTracks; captions: DashCaptions } {
  const dash = new FakeDash();
  const tracks = new FakeTracks();
  const captions = new DashCaptions(dash as never, { textTracks: tracks } as never);
  dash.trigger('allTextTracksAdded', { tracks: [{ id: 'Deutsch', lang: 'de', kind: 'subtitles' }] });
  dash.told.length = 0;
  return { dash, tracks, captions };
}

const END = 'managedMediaSourceEndStreaming';
const START = 'managedMediaSourceStartStreaming';
const heardByAll = async (): Promise<void> => Promise.resolve();

test('captions chosen after a managed source had enough are asked for', () => {
  const { dash, tracks } = stage();
  dash.trigger(END, {});
  tracks.choose('showing');
  expect(dash.chosen).toBe(0);
  expect(dash.told).toEqual([END, START]);
});

test('captions that show are asked for to the end of the title', async () => {
  const { dash, tracks } = stage();
  tracks.choose('showing');
  dash.trigger(END, {});
  await heardByAll();
  expect(dash.told).toEqual([END, START]);
});

test("without captions, or once they are off, the managed source's word stands", async () => {
  const { dash, tracks, captions } = stage();
  dash.trigger(END, {});
  await heardByAll();
  expect(dash.told).toEqual([END]);
  tracks.choose('showing');
  tracks.choose('disabled');
  dash.told.length = 0;
  dash.trigger(END, {});
  await heardByAll();
  expect(dash.told).toEqual([END]);
  captions.dispose();
  dash.trigger(END, {});
  await heardByAll();
  expect(dash.told).toEqual([END, END]);
});
