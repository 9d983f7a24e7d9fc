import { beforeEach, describe, expect, it, vi } from 'vitest';
import { readTracks } from '../../../../player/element/tracks/track-list.js';
import {
  VideoRenditionList,
  type RenditionEvent,
} from '../../../../player/element/tracks/video-rendition-list.js';
import type { Ladder } from '../../../../src/media/rendition.js';

interface Told {
  readonly renditions: Ladder;
  readonly pinned: number;
  readonly renderedIndex: number;
}

function readRenditions(to: VideoRenditionList, { renditions, pinned: index, renderedIndex }: Told): void {
  readTracks(to, renditions, index, renderedIndex);
}

const source: Told = {
  renditions: [
    { id: '240p', bitrateKbps: 450.4, width: 426, height: 240, frameRate: 25, codec: 'avc1.64000c' },
    { id: '720p', bitrateKbps: 3200, width: 1280, height: 720, frameRate: 25, codec: 'avc1.640015' },
    { id: '. https://cdn.example/1080.m3u8?token=x 5800000', bitrateKbps: 5800 },
  ],
  pinned: -1,
  renderedIndex: -1,
};
const pinned = (renditionIndex: number): Told => ({ ...source, pinned: renditionIndex });

const pin = vi.fn();
let list = new VideoRenditionList(pin);
let told: string[] = [];
beforeEach(() => {
  pin.mockReset();
  list = new VideoRenditionList(pin);
  told = [];
  for (const type of ['addrendition', 'removerendition', 'change', 'activechange']) {
    list.addEventListener(type, (event) => {
      const { rendition } = event as Partial<RenditionEvent>;
      told.push(rendition ? `${type} ${rendition.height}` : type);
    });
  }
});
const soon = (): Promise<void> => Promise.resolve();

describe('videoRenditions', () => {
  it('is a list: length, index, iteration, by id', () => {
    expect([list.length, list.selectedIndex, list.activeIndex]).toEqual([0, -1, -1]);
    readRenditions(list, source);
    expect(list.length).toBe(3);
    expect([...list].map(({ height }) => height)).toEqual([240, 720, undefined]);
    expect(list[1]?.height).toBe(720);
    expect(list[3]).toBeUndefined();
    expect(list.getRenditionById('1')).toBe(list[1]);
    expect(list.getRenditionById('none')).toBeNull();
    expect(Array.prototype.findIndex.call(list, ({ id }: { id: string }) => id === '1')).toBe(1);
  });

  it('gives items that can be spread: bits a second, and nothing but facts', () => {
    readRenditions(list, source);
    expect(Object.fromEntries(Object.entries(list[0] ?? {}))).toEqual({
      id: '0',
      width: 426,
      height: 240,
      bitrate: 450_400,
      codec: 'avc1.64000c',
      frameRate: 25,
    });
  });

  it('has ids that fit into an attribute, each its own, without an address', () => {
    readRenditions(list, source);
    for (const { id } of list) expect(id).toMatch(/^[\w.-]+$/);
    expect(new Set([...list].map(({ id }) => id)).size).toBe(3);
    expect(list[2]?.id).not.toContain('example');
  });

  it('tells what came and went, whole by the time it is told', () => {
    const lengths: number[] = [];
    list.addEventListener('addrendition', () => {
      lengths.push(list.length);
    });
    readRenditions(list, source);
    expect(told).toEqual(['addrendition 240', 'addrendition 720', 'addrendition undefined']);
    expect(lengths).toEqual([3, 3, 3]);
    const kept = list[1];
    readRenditions(list, { ...source, renditions: source.renditions.slice(1) });
    expect(told.at(-1)).toBe('removerendition 240');
    expect(list[0]).toBe(kept);
    expect(list[2]).toBeUndefined();
    expect(Object.keys(list)).not.toContain('2');
  });

  it('asks for a pin by index, and for auto by -1 or what is no index', () => {
    readRenditions(list, source);
    for (const index of [1, -1, 7, 0.5, Number.NaN]) list.selectedIndex = index;
    expect(pin.mock.calls.flat()).toEqual([1, -1, -1, -1, -1]);
    expect(list.selectedIndex).toBe(-1);
  });

  it('asks by an item’s selected as well; letting go of what is not selected asks for nothing', () => {
    readRenditions(list, pinned(1));
    if (list[0]) list[0].selected = true;
    if (list[2]) list[2].selected = false;
    if (list[1]) list[1].selected = false;
    expect(pin.mock.calls.flat()).toEqual([0, -1]);
  });

  it('asks for nothing by an item that has gone', () => {
    readRenditions(list, source);
    const gone = list[0];
    readRenditions(list, { ...source, renditions: [] });
    if (gone) gone.selected = true;
    expect(pin).not.toHaveBeenCalled();
    expect([gone?.selected, gone?.active]).toEqual([false, false]);
  });

  it('shows what was selected once the session says so, and tells it once', async () => {
    readRenditions(list, source);
    await soon();
    told = [];
    readRenditions(list, pinned(0));
    readRenditions(list, pinned(1));
    expect(list.selectedIndex).toBe(1);
    expect([...list].map(({ selected }) => selected)).toEqual([false, true, false]);
    await soon();
    expect(told).toEqual(['change']);
    readRenditions(list, source);
    await soon();
    expect(list.selectedIndex).toBe(-1);
    expect(told).toEqual(['change', 'change']);
  });

  it('shows what is on screen, whoever chose it', async () => {
    readRenditions(list, source);
    told = [];
    readRenditions(list, { ...source, renderedIndex: 1 });
    expect(list.activeIndex).toBe(1);
    expect([...list].map(({ active }) => active)).toEqual([false, true, false]);
    await soon();
    expect(told).toEqual(['activechange']);
  });

  it('says nothing where nothing changed', async () => {
    readRenditions(list, pinned(1));
    await soon();
    told = [];
    readRenditions(list, pinned(1));
    await soon();
    expect(told).toEqual([]);
  });

  it('has handler properties: one listener, null takes it away', async () => {
    const first = vi.fn();
    const second = vi.fn();
    Object.assign(list, { onchange: first });
    Object.assign(list, { onchange: second });
    expect(list.onchange).toBe(second);
    readRenditions(list, pinned(0));
    await soon();
    expect([first.mock.calls.length, second.mock.calls.length]).toEqual([0, 1]);
    Object.assign(list, { onchange: null });
    readRenditions(list, pinned(1));
    await soon();
    expect(second).toHaveBeenCalledOnce();
  });
});
