import { expect, test } from 'vitest';
import type { SurvivalResult } from '../../../../lab/src/survival/play-suite.js';
import { figuresOf, missesOf, tableOf } from '../../../../lab/src/survival/suite-report.js';
import type { SurvivalFault } from '../../../../lab/src/survival/survival-fault.js';
import type { Outcome } from '../../../../lab/src/survival/verdict.js';

const fault: SurvivalFault = {
  id: 'one',
  group: 'video',
  words: 'a segment is gone',
  expected: 'plays-on',
  rules: [],
};

const survivors = [
  { player: 'sv-player', format: 'hls' },
  { player: 'shaka', format: 'dash' },
  { player: 'hls.js', format: 'hls' },
] as const;

const [ours, shaka] = survivors;

function result(survivor: (typeof survivors)[number], outcome: Outcome, survived: boolean): SurvivalResult {
  const seen = {
    positionSec: 0,
    furthestSec: 0,
    ended: false,
    stillSec: 0,
    longestWaitSec: 0,
    lostSec: 0,
    errors: [],
    crashed: null,
  };
  return { ...survivor, fault: 'one', outcome, survived, seen, timerLateP99Ms: 0 };
}

const results = [
  result(ours, { kind: 'plays-on', waitSec: 1.25, lostSec: 0 }, true),
  result(shaka, { kind: 'hang', waitSec: 30, positionSec: 8 }, false),
];

test('the table says what became of each fault with each player, and marks what is not as owed', () => {
  const lines = tableOf([fault], survivors, results).split('\n');
  expect(lines[0]).toBe('| fault | owed | sv-player hls | shaka dash | hls.js hls |');
  expect(lines[2]).toBe(
    '| video: a segment is gone (`one`) | plays on | plays on, 1.3 s | HANGS at 8 s ✗ | – |',
  );
  expect(lines[3]).toContain('| 1 of 1 | 0 of 1 | 0 of 0 |');
});

test('figures are those of the players that were played', () => {
  expect(figuresOf([fault], results)).toEqual({
    faults: 1,
    'hls.survived': 1,
    'hls.hangs': 0,
    'bestPeer.survived': 0,
  });
});

test('what ours hung in or missed is told apart, whatever the others did', () => {
  const hung = result(ours, { kind: 'hang', waitSec: 30, positionSec: 8 }, false);
  const poor = result(ours, { kind: 'poor', waitSec: 20, lostSec: 0, why: 'stood 20 s' }, false);
  expect(missesOf(results)).toEqual([]);
  expect(missesOf([hung, ...results, poor])).toEqual([hung, poor]);
});
