import { describe, expect, it } from 'vitest';
import { checkFaultRules } from '../../../../lab/src/chaos/faults/check-fault-rules.js';
import { checkConditions } from '../../../../lab/src/chaos/origin/control/check-conditions.js';
import { LabInputError } from '../../../../lab/src/sim/input-error.js';

function complaintAbout(value: unknown): string {
  try {
    checkFaultRules(value, 'faults.json');
  } catch (error) {
    expect(error).toBeInstanceOf(LabInputError);
    return String(error);
  }
  return 'none';
}

describe('fault rules as JSON', () => {
  it('are taken as they are where all is well', () => {
    const rules = [
      {
        id: 'a',
        match: { kinds: ['video'], path: 'video/*', cdn: 'a', region: 'eu' },
        timing: { fromSec: 1, toSec: 2, skip: 3, times: 4, probability: 0.5 },
        effect: { kind: 'delay', ms: 5, jitterMs: 6 },
      },
      { id: 'b', match: {}, effect: { kind: 'slow-body', kbps: 100 } },
      { id: 'c', match: {}, effect: { kind: 'cut-body', share: 0.5 } },
      { id: 'd', match: {}, effect: { kind: 'status', status: 429, retryAfterSec: 3 } },
      { id: 'e', match: {}, effect: { kind: 'hang' } },
      { id: 'f', match: {}, effect: { kind: 'reset' } },
      { id: 'g', match: {}, effect: { kind: 'wrong-bytes', bytes: 'flipped' } },
      { id: 'h', match: {}, effect: { kind: 'stale-manifest' } },
      { id: 'i', match: {}, effect: { kind: 'broken-manifest', how: 'dead-links' } },
      { id: 'j', match: {}, effect: { kind: 'no-cors' } },
      { id: 'k', match: {}, effect: { kind: 'redirect-loop' } },
      { id: 'l', match: { kinds: ['socket'] }, effect: { kind: 'drop-socket', afterSec: 1, code: 1012 } },
    ];
    expect(checkFaultRules(rules, 'faults.json')).toEqual(rules);
  });

  const reset = { kind: 'reset' };
  it.each([
    [{}, 'have to be a list'],
    [[{ id: 'a', mach: {}, effect: reset }], 'Did you mean "match"'],
    [[{ id: 'a', match: { kinds: ['vidoe'] }, effect: reset }], 'Did you mean "video"'],
    [[{ id: 'a', match: { kind: 'video' }, effect: reset }], 'Did you mean "kinds"'],
    [[{ id: 'a', match: {}, effect: { kind: 'resett' } }], 'Did you mean "reset"'],
    [[{ id: 'a', match: {}, effect: { kind: 'delay', s: 3 } }], '[0].effect'],
    [[{ id: 'a', match: {}, effect: { kind: 'status', status: '503' } }], '[0].effect.status'],
    [[{ id: 'a', match: {}, effect: { kind: 'status', status: 700 } }], 'from 200 to 599'],
    [[{ id: 'a', match: {}, timing: { times: 0 }, effect: reset }], '[0].timing.times'],
    [[{ id: 'a', match: {}, timing: { probability: 50 }, effect: reset }], 'from 0 to 1'],
    [[{ id: 'a', match: {}, timing: { fromSec: 9, toSec: 3 }, effect: reset }], 'Let toSec be the larger'],
    [[{ match: {}, effect: reset }], 'id is missing'],
    [[{ id: 'a', match: {} }], 'has no effect'],
    [
      [
        { id: 'a', match: {}, effect: reset },
        { id: 'a', match: {}, effect: reset },
      ],
      'an id of its own',
    ],
    [
      [{ id: 'a', match: { kinds: ['video'] }, effect: { kind: 'drop-socket', afterSec: 1, code: 1001 } }],
      'Name "socket" instead',
    ],
    ...['cut-body', 'wrong-bytes', 'stale-manifest', 'broken-manifest', 'no-cors'].map(
      (kind): [unknown, string] => [
        [
          {
            id: 'a',
            match: { kinds: ['socket'] },
            effect: {
              kind,
              ...(kind === 'cut-body' && { share: 0.5 }),
              ...(kind === 'wrong-bytes' && { bytes: 'noise' }),
              ...(kind === 'broken-manifest' && { how: 'cut' }),
            },
          },
        ],
        `[0].match: ${kind} does nothing to socket requests`,
      ],
    ),
    [
      [{ id: 'a', match: { kinds: ['token', 'socket'] }, effect: { kind: 'no-cors' } }],
      'no-cors does nothing to socket requests. Leave out socket',
    ],
    [
      [
        {
          id: 'a',
          match: { kinds: ['token', 'socket'] },
          effect: { kind: 'drop-socket', afterSec: 1, code: 1001 },
        },
      ],
      'drop-socket does nothing to token requests. Leave out token',
    ],
  ])('%j is refused: %s', (value, words) => {
    expect(complaintAbout(value)).toContain(words);
  });
});

describe("a viewer's conditions as JSON", () => {
  it('may be a steady link, or a script', () => {
    expect(checkConditions({ kbps: null }, 'x').link.steps).toEqual([
      { fromSec: 0, kbps: null, latencyMs: 0 },
    ]);
    const link = { steps: [{ fromSec: 0, kbps: 5, latencyMs: 1 }], repeatAfterSec: 2 };
    expect(checkConditions({ link, seed: 3 }, 'x')).toEqual({ link, faults: [], seed: 3 });
    expect(checkConditions({}, 'x').link.steps).toEqual([{ fromSec: 0, kbps: null, latencyMs: 0 }]);
  });

  it.each([
    [[], 'should be here'],
    [{ kpbs: 1 }, 'Did you mean "kbps"'],
    [{ kbps: -1 }, 'from 0 to'],
    [{ latencyMs: 5 }, 'kbps is missing'],
    [{ kbps: 1, link: { steps: [] } }, 'Leave one out'],
    [{ link: { steps: [] } }, 'at least one'],
    [{ link: { steps: [{ fromSec: 1, kbps: 1, latencyMs: 0 }] } }, 'Begin the first step at 0'],
    [
      {
        link: {
          steps: [
            { fromSec: 0, kbps: 1 },
            { fromSec: 0, kbps: 1 },
          ],
        },
      },
      'later than the one before',
    ],
    [{ link: { steps: [{ fromSec: 0, kbps: 1 }], repeatAfterSec: 0 } }, 'repeatAfterSec'],
    [{ seed: 1.5 }, 'a whole number'],
  ])('%j is refused: %s', (value, words) => {
    expect(() => checkConditions(value, 'the body')).toThrow(words);
  });
});
