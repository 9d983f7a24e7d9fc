import { describe, expect, test } from 'vitest';
import type { QoeFact } from '../../../../src/qoe/model/fact.js';
import type { ViewRecord } from '../../../../lab/src/record/view-record.js';
import { seenOf } from '../../../../lab/src/survival/seen.js';
import type { Expectation, SurvivalFault } from '../../../../lab/src/survival/survival-fault.js';
import { judge } from '../../../../lab/src/survival/verdict.js';

const fault = (expected: Expectation): SurvivalFault => ({
  id: 'a',
  group: 'video',
  words: 'something',
  expected,
  rules: [],
});

/** Seconds since the start, and where the playhead was. */
type Point = readonly [atSec: number, positionSec: number];

/** Moves evenly from point to point, a look every quarter of a second. */
function playheads(points: readonly Point[]): readonly QoeFact[] {
  const facts: QoeFact[] = [];
  points.forEach(([fromSec, fromPosition], at) => {
    const [toSec, toPosition] = points[at + 1] ?? [fromSec + 0.25, fromPosition];
    for (let atSec = fromSec; atSec < toSec; atSec += 0.25) {
      const share = (atSec - fromSec) / (toSec - fromSec);
      facts.push(playhead(atSec, fromPosition + share * (toPosition - fromPosition)));
    }
  });
  return facts;
}

function playhead(atSec: number, positionSec: number): QoeFact {
  return {
    kind: 'playhead',
    atMs: atSec * 1_000,
    positionSec,
    bufferLevelSec: 1,
    bufferEstimated: false,
    paused: false,
    seeking: false,
    rate: 1,
    edgeDistanceSec: null,
    frameless: false,
  };
}

function error(atSec: number, code: string): QoeFact {
  return { kind: 'error', atMs: atSec * 1_000, code, category: 'lab', message: '', fatal: true };
}

function record(
  points: readonly Point[],
  {
    watchedSec = points.at(-1)?.[0] ?? 0,
    errors = [],
    shown = [[0, Math.max(0, ...points.map(([, position]) => position))]],
    end = { kind: 'watched' },
  }: {
    readonly watchedSec?: number;
    readonly errors?: readonly QoeFact[];
    readonly shown?: readonly (readonly [number, number])[];
    readonly end?: ViewRecord['end'];
  } = {},
): ViewRecord {
  return {
    schema: 1,
    player: { name: 'any', version: '1' },
    browser: { name: 'chromium', version: '1' },
    source: { url: '', format: 'hls' },
    facts: [...playheads(points), ...errors].sort((a, b) => a.atMs - b.atMs),
    shown: shown.map(([fromSec, toSec]) => ({ height: 360, bitrateKbps: 800, fromSec, toSec })),
    end,
    complaints: [],
    machine: { busyShare: 0, timerLateP99Ms: 0, droppedFrameShare: 0 },
    watchedMs: watchedSec * 1_000,
  };
}

const verdict = (expected: Expectation, view: ViewRecord, mustBeTyped = false) =>
  judge(fault(expected), seenOf(view), { mustBeTyped });

describe('a play that goes on', () => {
  test('after a short stop, survived', () => {
    const { outcome, survived } = verdict(
      'plays-on',
      record([
        [0, 0],
        [2, 0],
        [10, 8],
        [14, 8],
        [26, 20],
      ]),
    );
    expect(outcome).toMatchObject({ kind: 'plays-on', lostSec: 0 });
    expect(outcome.kind === 'plays-on' && outcome.waitSec).toBeCloseTo(4.25, 1);
    expect(survived).toBe(true);
  });

  test('to its end, survived however short it was', () => {
    const view = record(
      [
        [0, 0],
        [10, 10],
      ],
      { watchedSec: 60, end: { kind: 'ended' } },
    );
    expect(verdict('plays-on', view)).toMatchObject({ outcome: { kind: 'plays-on' }, survived: true });
  });

  test('after a message of its own, survived: what counts is the picture', () => {
    const view = record(
      [
        [0, 0],
        [20, 20],
      ],
      { errors: [error(10, 'SEGMENT_LOAD_FAILED')] },
    );
    expect(verdict('plays-on', view).survived).toBe(true);
  });

  test('after too long a stop: not what the viewer is owed', () => {
    const points: readonly Point[] = [
      [0, 0],
      [8, 8],
      [28, 8],
      [40, 20],
    ];
    expect(verdict('plays-on', record(points))).toMatchObject({
      outcome: { kind: 'poor', why: 'stood 20 s' },
      survived: false,
    });
    expect(verdict('either', record(points)).survived).toBe(true);
  });

  test('with more than two segments never on screen: not what the viewer is owed', () => {
    const view = record(
      [
        [0, 0],
        [20, 20],
      ],
      {
        shown: [
          [0, 4],
          [16, 20],
        ],
      },
    );
    expect(verdict('plays-on', view)).toMatchObject({
      outcome: { kind: 'poor', why: 'lost 12 s' },
      survived: false,
    });
  });

  test('from the beginning again: not what the viewer is owed', () => {
    const view = record([
      [0, 0],
      [15, 15],
      [15.25, 0],
      [17, 2],
    ]);
    expect(verdict('plays-on', view)).toMatchObject({ outcome: { kind: 'poor' }, survived: false });
  });
});

describe('a play that ends', () => {
  const stopped: readonly Point[] = [
    [0, 0],
    [8, 8],
    [9, 8],
  ];

  test('with an error: owed where nothing is left to play, not where there is', () => {
    const view = record(stopped, { watchedSec: 30, errors: [error(12, 'SEGMENT_LOAD_FAILED')] });
    const outcome = { kind: 'error', code: 'SEGMENT_LOAD_FAILED', atSec: 12 };
    expect(verdict('clear-error', view)).toEqual({ outcome, survived: true });
    expect(verdict('either', view)).toEqual({ outcome, survived: true });
    expect(verdict('plays-on', view)).toEqual({ outcome, survived: false });
  });

  test('without a word is a hang, whatever was owed', () => {
    const view = record(stopped, { watchedSec: 30 });
    for (const expected of ['plays-on', 'clear-error', 'either'] as const) {
      expect(verdict(expected, view)).toMatchObject({
        outcome: { kind: 'hang', positionSec: 8 },
        survived: false,
      });
    }
  });

  test('with the bare element’s error is a hang for a player that promises codes', () => {
    const view = record(stopped, { watchedSec: 30, errors: [error(12, 'MEDIA_ERR_3')] });
    expect(verdict('clear-error', view).outcome.kind).toBe('error');
    expect(verdict('clear-error', view, true).outcome.kind).toBe('hang');
  });

  test('before it began, without a word, is a hang', () => {
    const view = record([[0, 0]], { watchedSec: 30, shown: [] });
    expect(verdict('clear-error', view).outcome).toEqual({ kind: 'hang', waitSec: 30, positionSec: 0 });
  });
});

test('a page that crashed says nothing of its player', () => {
  const view = record([[0, 0]], { end: { kind: 'crashed', message: 'The page crashed.' } });
  expect(verdict('either', view)).toEqual({
    outcome: { kind: 'crashed', message: 'The page crashed.' },
    survived: false,
  });
});
