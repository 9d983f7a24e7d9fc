import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  LONG_PRESS_MS,
  TouchRecognizer,
  type TouchGesture,
} from '../../../../player/input/touch-recognizer.js';

const size = { width: 1000, height: 500 };

/** A hand over a picture of 1000 × 500, with a clock of its own. */
class Hand {
  readonly recognizer = new TouchRecognizer();
  readonly seen: TouchGesture[] = [];
  #ms = 0;

  wait(ms: number): this {
    this.#ms += ms;
    return this;
  }

  down(x: number, y = 250, id = 1): this {
    return this.#keep(this.recognizer.down({ id, atMs: this.#ms, x, y }, size));
  }

  move(x: number, y = 250, id = 1): this {
    return this.#keep(this.recognizer.move({ id, atMs: this.#ms, x, y }));
  }

  up(x: number, y = 250, id = 1): this {
    return this.#keep(this.recognizer.up({ id, atMs: this.#ms, x, y }));
  }

  tap(x: number): this {
    return this.down(x).wait(60).up(x).wait(120);
  }

  rest(): this {
    return this.wait(LONG_PRESS_MS).#keep(this.recognizer.rested());
  }

  cancel(): this {
    return this.#keep(this.recognizer.cancel());
  }

  #keep(gesture: TouchGesture | null): this {
    if (gesture) this.seen.push(gesture);
    return this;
  }
}

describe('fingers on the picture', () => {
  it('one tap is nobody’s here; a second one at a side skips, and each further one again', () => {
    expect(new Hand().tap(100).seen).toEqual([]);
    expect(new Hand().tap(100).tap(120).wait(300).tap(90).seen).toEqual([
      { type: 'taps', zone: 'left', count: 1 },
      { type: 'taps', zone: 'left', count: 2 },
    ]);
    expect(new Hand().tap(900).tap(900).seen).toEqual([{ type: 'taps', zone: 'right', count: 1 }]);
  });

  it('taps far apart in time or place don’t count together', () => {
    expect(new Hand().tap(100).wait(400).tap(100).seen).toEqual([]);
    expect(new Hand().tap(100).tap(900).seen).toEqual([]);
  });

  it('a third tap in the middle begins anew, or it would undo the second', () => {
    const hand = new Hand().tap(500).tap(500);
    expect(hand.seen).toEqual([{ type: 'taps', zone: 'middle', count: 1 }]);
    expect(hand.tap(500).seen).toHaveLength(1);
  });

  it('a finger that rests holds until it goes, and is no tap', () => {
    const hand = new Hand().tap(100).down(100).rest().move(300).up(300).tap(100);
    expect(hand.seen).toEqual([{ type: 'hold' }, { type: 'release' }]);
  });

  it('a finger that moves swipes along the axis it began on, and doesn’t hold', () => {
    const hand = new Hand().down(200).move(205).move(300, 260).rest().move(400, 50).up(450, 0);
    expect(hand.seen.map(({ type }) => type)).toEqual(['swipe', 'swipe', 'swiped']);
    expect(hand.seen[1]).toEqual({ type: 'swipe', axis: 'x', zone: 'left', share: 0.2 });
    expect(hand.seen[2]).toEqual({ type: 'swiped', axis: 'x', share: 0.25 });
    const up = new Hand().down(900, 400).move(900, 300);
    expect(up.seen).toEqual([{ type: 'swipe', axis: 'y', zone: 'right', share: 0.2 }]);
  });

  it('a second finger, or the browser’s scrolling, takes back what had begun', () => {
    expect(new Hand().down(200).move(300).down(500, 250, 2).move(400).up(400).up(500, 250, 2).seen).toEqual([
      { type: 'swipe', axis: 'x', zone: 'left', share: 0.1 },
      { type: 'cancelled' },
    ]);
    expect(new Hand().down(200).rest().cancel().seen).toEqual([{ type: 'hold' }, { type: 'cancelled' }]);
    expect(new Hand().down(200).cancel().tap(200).seen).toEqual([]);
  });

  it('whatever fingers do, what begins also ends', () => {
    const step = fc.record({
      act: fc.constantFrom(...(['down', 'move', 'up', 'cancel', 'rest'] as const)),
      x: fc.integer({ min: -50, max: 1050 }),
      y: fc.integer({ min: -50, max: 550 }),
      id: fc.integer({ min: 1, max: 2 }),
      ms: fc.integer({ min: 0, max: 800 }),
    });
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const hand = new Hand();
        for (const { act, x, y, id, ms } of steps) {
          hand.wait(ms);
          if (act === 'cancel' || act === 'rest') hand[act]();
          else hand[act](x, y, id);
        }
        hand.cancel();
        let open: string | null = null;
        for (const { type } of hand.seen) {
          if (type === 'hold' || type === 'swipe') {
            expect(open === null || (open === 'swipe' && type === 'swipe')).toBe(true);
            open = type;
          } else if (type !== 'taps') {
            expect(open).not.toBeNull();
            open = null;
          }
        }
        expect(open).toBeNull();
      }),
    );
  });
});
