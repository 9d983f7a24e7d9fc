import { describe, expect, it } from 'vitest';
import type { ScenarioResults } from '../../../../lab/src/gate/results/gate-results.js';
import { idleFaults } from '../../../../lab/src/gate/run/idle-faults.js';
import { timelineOf } from '../../../../lab/src/gate/run/timeline-of.js';
import { makeRecord } from '../record/make-record.js';
import { play } from './play-results.js';

const scenario: ScenarioResults = {
  name: 'errors',
  about: '',
  formats: ['hls'],
  seconds: 20,
  fingerprint: 'x',
  link: { steps: [] },
  viewer: [],
  faults: ['503s', 'typo'],
};

describe('faults that nobody met', () => {
  const struck = play({ scenario: 'errors', timeline: { faults: [[3, '503s']] } });
  const spared = play({ scenario: 'errors', seed: 2 });
  const other = play({ scenario: 'other', timeline: { faults: [[3, 'typo']] } });

  it('are told of, each with its scenario; one that struck in any play is not', () => {
    expect(idleFaults({ scenarios: [scenario], plays: [struck, spared, other] })).toEqual([
      expect.stringMatching(/^The fault "typo" of "errors" struck in none of its 2 plays: /),
    ]);
    expect(idleFaults({ scenarios: [scenario], plays: [struck] })).toEqual([
      expect.stringMatching(/"typo" .* in its only play not once: /),
    ]);
  });

  it('are no news of a scenario that wasn’t played', () => {
    expect(idleFaults({ scenarios: [scenario], plays: [other] })).toEqual([]);
  });

  it('are not those that struck first after hundreds of others had', () => {
    const faults = Array.from({ length: 500 }, (_, at) => ({ atMs: at, rule: at < 499 ? '503s' : 'late' }));
    const timeline = timelineOf(makeRecord({}), { linkFromMs: 0, faults });
    expect(timeline.faults.length).toBeLessThan(300);
    expect(timeline.faults.at(-1)?.[1]).toBe('late');
  });
});
