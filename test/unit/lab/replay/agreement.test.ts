import { describe, expect, it } from 'vitest';
import { agreementOf } from '../../../../lab/src/replay/agreement.js';

const answer = {
  renditionIndex: 3,
  reason: 'steady',
  evidence: { throughputKbps: 1238.0677477858007, gain: 0 },
};
const withEvidence = (evidence: object) => ({ ...answer, evidence });

describe('two answers', () => {
  it.each([
    ['exact', structuredClone(answer)],
    ['exact', { ...answer, waitMs: undefined }],
    ['rounded', withEvidence({ throughputKbps: 1238.067747785801, gain: 1e-14 })],
    ['different', withEvidence({ throughputKbps: 1238.0678, gain: 0 })],
    ['different', withEvidence({ throughputKbps: Number.NaN, gain: 0 })],
    ['different', withEvidence({ throughputKbps: 1238.0677477858007 })],
    ['different', { ...answer, renditionIndex: 2 }],
    ['different', { ...answer, reason: 'buffer-low' }],
    ['different', null],
  ])('agree: %s', (agreement, other) => {
    expect(agreementOf(answer, other)).toBe(agreement);
    expect(agreementOf(other, answer)).toBe(agreement);
  });

  it('agree where both are no number, or infinite', () => {
    expect(agreementOf({ gain: Number.NaN }, { gain: Number.NaN })).toBe('exact');
    expect(agreementOf({ gain: Infinity }, { gain: -Infinity })).toBe('different');
    expect(agreementOf({ gain: Infinity }, { gain: 1 })).toBe('different');
  });
});
