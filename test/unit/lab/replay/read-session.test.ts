import { describe, expect, it } from 'vitest';
import { parseSession, readSession } from '../../../../lab/src/replay/read-session.js';
import { LabInputError } from '../../../../lab/src/sim/input-error.js';
import { dropping, recordedSession } from './recorded.js';

const record = recordedSession({ points: dropping, segmentCount: 4, controllers: ['bola'] });
const parse = (value: unknown) => parseSession(JSON.stringify(value), 'a.json');
const withCall = (index: number, call: unknown) => ({
  ...record,
  calls: record.calls.map((each, at): unknown => (at === index ? call : each)),
});

describe('a session file', () => {
  it('gives each context whole, as it was told', () => {
    const { calls } = parse(record);
    const contexts = calls.flatMap((call) => ('context' in call ? [call.context] : []));
    expect(contexts.length).toBeGreaterThan(4);
    for (const { renditions, maxBufferSec } of contexts)
      expect([renditions.length, maxBufferSec]).toEqual([6, 30]);
    expect(contexts.map(({ nowMs }) => nowMs)).toEqual(
      contexts.map(({ nowMs }) => nowMs).toSorted((a, b) => a - b),
    );
  });

  it.each([
    ['no JSON', () => parseSession('{"kind":"sv-sess', 'a.json'), /a\.json: it is no JSON, or was cut off/],
    ['another file', () => parse({ traces: [] }), /a\.json, kind: it is no saved session.*missing/],
    ['a list', () => parse([]), /an object should be here, not an array/],
    [
      'a newer version',
      () => parse({ ...record, version: 2 }),
      /version 1 of saved sessions, not 2.*Use the sv-lab/,
    ],
    ['no calls', () => parse({ ...record, calls: undefined }), /calls: a list should be here, not missing/],
    [
      'an unknown call',
      () => parse(withCall(3, ['guess', 1])),
      /calls\[3\]\[0\]: use or observe .* not "guess"/,
    ],
    [
      'a lost field',
      () => parse(withCall(3, ['decide', { nowMs: null }, {}])),
      /calls\[3\]\[1\]: "nowMs" was never told/,
    ],
    [
      'a number that is none',
      () => parse(withCall(3, ['decide', { bufferLevelSec: 'much' }, {}])),
      /calls\[3\]\[1\]\.bufferLevelSec: a number .* "much"/,
    ],
    [
      'a field from elsewhere',
      () => parse(withCall(3, ['decide', { mood: 1 }, {}])),
      /calls\[3\]\[1\]\.mood: this program knows/,
    ],
    ['no answer', () => parse(withCall(3, ['decide', {}])), /calls\[3\]\[2\]: the answer is missing/],
    [
      'no controller',
      () => parse({ ...record, calls: record.calls.slice(1) }),
      /calls\[0\]: it should tell which controller/,
    ],
  ])('that is broken says where, and what to do: %s', (_, make, message) => {
    expect(make).toThrow(LabInputError);
    expect(make).toThrow(message);
  });

  it('that is not there says so', async () => {
    await expect(readSession('not-there.json')).rejects.toThrow(/not-there\.json: it can't be read/);
  });
});
