import { describe, expect, it } from 'vitest';
import { liveContract, timeRange, type StreamFacts } from '../../../../player/element/live-contract.js';

const streamTypeOf = (facts: StreamFacts) => liveContract(facts).streamType;
const targetLiveWindowOf = (facts: StreamFacts) => liveContract(facts).targetLiveWindow;
const liveEdgeStartOf = (facts: StreamFacts) => liveContract(facts).liveEdgeStart;

const unknown: StreamFacts = {
  typeAttribute: null,
  windowAttribute: null,
  known: false,
  isLive: false,
  live: null,
};
const onDemand: StreamFacts = { ...unknown, known: true };
const live: StreamFacts = {
  ...onDemand,
  isLive: true,
  live: {
    startSec: 100,
    endSec: 148,
    edgeSec: 12,
    targetWindowSec: 0,
    latencySec: 13,
    startDateMs: Number.NaN,
  },
};

describe('what an interface asks about live', () => {
  it('says what the source is once that is known', () => {
    expect([unknown, onDemand, live].map(streamTypeOf)).toEqual(['unknown', 'on-demand', 'live']);
    expect([unknown, onDemand, live].map(targetLiveWindowOf)).toEqual([Number.NaN, Number.NaN, 0]);
    expect([unknown, onDemand, live].map(liveEdgeStartOf)).toEqual([Number.NaN, Number.NaN, 136]);
  });

  it.each([
    ['on-demand', 'on-demand', Number.NaN],
    ['live', 'live', 0],
    ['ll-live', 'live', 0],
    ['live:dvr', 'live', Infinity],
    ['ll-live:dvr', 'live', Infinity],
    ['unknown', 'live', 0],
    ['broadcast', 'live', 0],
  ])('stream-type="%s" on a live source: %s, window %d', (typeAttribute, type, window) => {
    const facts = { ...live, typeAttribute };
    expect(streamTypeOf(facts)).toBe(type);
    expect(targetLiveWindowOf(facts)).toBe(window);
  });

  it('takes the page’s word before anything is loaded', () => {
    expect(streamTypeOf({ ...unknown, typeAttribute: 'live' })).toBe('live');
    expect(targetLiveWindowOf({ ...unknown, typeAttribute: 'live:dvr' })).toBe(Infinity);
  });

  it.each([
    ['60', 60],
    ['0', 0],
    ['Infinity', Infinity],
    ['', 0],
    ['soon', 0],
    ['-5', 0],
  ])('target-live-window="%s" on a live source is %d', (windowAttribute, expected) => {
    expect(targetLiveWindowOf({ ...live, windowAttribute })).toBe(expected);
  });

  it('the page’s window outweighs its stream type', () => {
    expect(targetLiveWindowOf({ ...live, typeAttribute: 'live:dvr', windowAttribute: '60' })).toBe(60);
    expect(targetLiveWindowOf({ ...onDemand, windowAttribute: '60' })).toBeNaN();
  });

  it('the live edge begins no earlier than the window', () => {
    const short = {
      startSec: 100,
      endSec: 104,
      edgeSec: 12,
      targetWindowSec: 0,
      latencySec: 13,
      startDateMs: Number.NaN,
    };
    expect(liveEdgeStartOf({ ...live, live: short })).toBe(100);
    expect(liveEdgeStartOf({ ...live, typeAttribute: 'on-demand' })).toBeNaN();
  });

  it('one time range, as the DOM has them', () => {
    const range = timeRange(3, 9);
    expect([range.length, range.start(0), range.end(0)]).toEqual([1, 3, 9]);
    expect(() => range.end(1)).toThrow(expect.objectContaining({ name: 'IndexSizeError' }));
  });
});
