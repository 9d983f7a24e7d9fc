import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Disposer } from '../../../src/base/disposer.js';
import { Emitter } from '../../../src/base/emitter.js';
import { seededRandom } from '../../../src/base/random.js';
import { describe as inWords, invalidArgument, SvError } from '../../../src/base/sv-error.js';

describe('Emitter', () => {
  it('tells everyone, even when one of them throws', async () => {
    const emitter = new Emitter<{ word: string }>();
    const heard: string[] = [];
    const surfaced = new Promise((resolve) => process.once('unhandledRejection', resolve));
    const fault = new Error('a listener of the page');
    emitter.on('word', () => {
      throw fault;
    });
    emitter.on('word', (word) => heard.push(word));
    emitter.emit('word', 'hello');
    expect(heard).toEqual(['hello']);
    expect(await surfaced).toBe(fault);
  });

  it('lets a listener leave in mid-emit', () => {
    const emitter = new Emitter<{ tick: number }>();
    const heard: number[] = [];
    const leave = emitter.on('tick', (value) => {
      heard.push(value);
      leave();
    });
    emitter.emit('tick', 1);
    emitter.emit('tick', 2);
    expect(heard).toEqual([1]);
    expect(emitter.listenerCount()).toBe(0);
  });
});

describe('Disposer', () => {
  it('undoes last first, once, and at once when it is late', () => {
    const order: string[] = [];
    const disposer = new Disposer();
    disposer.add(() => order.push('first'));
    disposer.add(() => order.push('second'));
    disposer.dispose();
    disposer.dispose();
    disposer.add(() => order.push('late'));
    expect(order).toEqual(['second', 'first', 'late']);
  });

  it('undoes the rest when one undo throws', () => {
    const disposer = new Disposer();
    let undone = false;
    disposer.add(() => {
      undone = true;
    });
    disposer.add(() => {
      throw new Error('no');
    });
    expect(() => disposer.dispose()).toThrow('no');
    expect(undone).toBe(true);
  });
});

describe('seededRandom', () => {
  it('repeats itself for a seed and stays in [0, 1)', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const [one, other] = [seededRandom(seed), seededRandom(seed)];
        for (let draw = 0; draw < 20; draw += 1) {
          const value = one();
          expect(value).toBe(other());
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThan(1);
        }
      }),
    );
  });
});

describe('SvError', () => {
  it('says what was wrong, where, and what it may be', () => {
    const error = invalidArgument('selectedRenditionIndex', 9, 'a whole number from −1 to 6');
    expect(error).toBeInstanceOf(SvError);
    expect(error.code).toBe('INVALID_ARGUMENT');
    expect(error.category).toBe('usage');
    expect(error.message).toBe('selectedRenditionIndex was 9; it must be a whole number from −1 to 6.');
  });

  it('describes anything in few words', () => {
    fc.assert(fc.property(fc.anything(), (value) => inWords(value).length < 500));
    expect(inWords('x'.repeat(200)).length).toBeLessThan(90);
  });
});
