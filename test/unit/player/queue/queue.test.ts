import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asRepeatMode, inOrder, shuffled, stepFrom } from '../../../../player/queue/play-order.js';
import { parsePlaylist, readQueue } from '../../../../player/queue/queue-item.js';
import { seededRandom } from '../../../../src/base/random.js';

const BASE = 'https://cdn.test/lists/list.json';

describe('a queue’s titles', () => {
  it('are taken with whole addresses, and with what they are known to have', () => {
    const given = [{ src: 'a.m3u8', title: 'A', artist: 'B', poster: '/a.jpg', startTime: 3, unknown: 1 }];
    expect(readQueue(given, BASE)).toEqual([
      {
        src: 'https://cdn.test/lists/a.m3u8',
        title: 'A',
        artist: 'B',
        poster: 'https://cdn.test/a.jpg',
        startTime: 3,
      },
    ]);
  });

  it('may come in a list of their own, and be addresses alone', () => {
    expect(parsePlaylist('{"items":["a.mp4",{"src":"b.mp4"}]}', BASE)?.map(({ src }) => src)).toEqual([
      'https://cdn.test/lists/a.mp4',
      'https://cdn.test/lists/b.mp4',
    ]);
  });

  it('are left out where they have no source, and so is what can’t be what it should', () => {
    const given = [
      null,
      4,
      {},
      { src: '' },
      { src: 'http://[' },
      { src: 'a', title: 3, startTime: '4', clipEnd: -1 },
    ];
    expect(readQueue(given, BASE)).toEqual([{ src: 'https://cdn.test/lists/a' }]);
  });

  it('are none where there is no list', () => {
    for (const text of ['', '{}', '3', 'null', '<html>']) expect(parsePlaylist(text, BASE)).toBeNull();
  });

  it('of any JSON are titles with a source, and it never throws', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        for (const { src } of parsePlaylist(text, BASE) ?? []) expect(URL.canParse(src)).toBe(true);
      }),
    );
  });
});

describe('the order of play', () => {
  const steps = (order: readonly number[], from: number, repeat: 'off' | 'all') => [
    stepFrom(order, from, 1, repeat),
    stepFrom(order, from, -1, repeat),
  ];

  it('ends with the list, unless it repeats', () => {
    const order = inOrder(3);
    expect(steps(order, 0, 'off')).toEqual([1, null]);
    expect(steps(order, 2, 'off')).toEqual([null, 1]);
    expect(steps(order, 2, 'all')).toEqual([0, 1]);
    expect(steps(order, 0, 'all')).toEqual([1, 2]);
    expect(stepFrom([], 0, 1, 'all')).toBeNull();
  });

  it('from a title that is not in the list begins with its first', () => {
    expect(stepFrom(inOrder(3), -1, 1, 'off')).toBe(0);
  });

  it('by chance has every title once, the current one first', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), fc.nat(), fc.integer(), (count, some, seed) => {
        const current = some % count;
        const order = shuffled(count, current, seededRandom(seed));
        expect(order[0]).toBe(current);
        expect([...order].sort((a, b) => a - b)).toEqual(inOrder(count));
      }),
    );
  });

  it('by chance is not always the same', () => {
    const orders = Array.from({ length: 20 }, (_, seed) => shuffled(6, 0, seededRandom(seed)).join(''));
    expect(new Set(orders).size).toBeGreaterThan(10);
  });

  it('repeats as the attribute says', () => {
    expect([null, '', 'all', 'one', 'off', 'x'].map(asRepeatMode)).toEqual([
      'off',
      'all',
      'all',
      'one',
      'off',
      'off',
    ]);
  });
});
