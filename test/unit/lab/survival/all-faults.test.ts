import { expect, test } from 'vitest';
import { faultRulesAt } from '../../../../lab/src/chaos/faults/check-fault-rules.js';
import { allFaults } from '../../../../lab/src/survival/all-faults.js';
import { rulesOf } from '../../../../lab/src/survival/survival-fault.js';

test('there are at least 30 faults, each under a name of its own', () => {
  const ids = allFaults.map(({ id }) => id);
  expect(ids.length).toBeGreaterThanOrEqual(30);
  expect(new Set(ids).size).toBe(ids.length);
});

test.each(allFaults.map((fault) => [fault.id, fault] as const))(
  '%s does something to both formats, in rules that the origin takes',
  (_id, fault) => {
    for (const format of ['hls', 'dash'] as const) {
      const rules = rulesOf(fault, format);
      const value: unknown = JSON.parse(JSON.stringify(rules));
      expect(() => faultRulesAt({ file: fault.id, path: [], value, lineOf: () => undefined })).not.toThrow();
      expect(rules.length > 0 || fault.link !== undefined || fault.offline !== undefined).toBe(true);
    }
  },
);
