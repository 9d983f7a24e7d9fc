import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SeqSet } from '../../../server/src/collector/seq-set.js';

describe('the numbers of the events a view has', () => {
  it('are new once each, whatever order they come in, also after being written down', () => {
    const seqs = fc.array(fc.oneof(fc.nat({ max: 60 }), fc.nat({ max: 2 ** 50 })), { maxLength: 200 });
    fc.assert(
      fc.property(seqs, fc.nat({ max: 200 }), (numbers, restartAt) => {
        let set = SeqSet.parse('');
        const known = new Set<number>();
        numbers.forEach((seq, at) => {
          if (at === restartAt) set = SeqSet.parse(set.toString());
          expect(set.add(seq)).toBe(!known.has(seq));
          known.add(seq);
        });
        for (const seq of known) expect(set.copy().add(seq)).toBe(false);
      }),
    );
  });

  it('stay short for a page that numbers without gaps', () => {
    const set = SeqSet.parse('');
    for (let seq = 0; seq < 10_000; seq += 1) set.add(seq);
    expect(set.toString()).toBe('0-9999');
  });

  it('stay bounded for one that leaves gaps on purpose: its oldest gaps count as filled', () => {
    const set = SeqSet.parse('');
    for (let seq = 0; seq < 20_000; seq += 2) expect(set.add(seq)).toBe(true);
    expect(set.toString().length).toBeLessThan(10_000);
    expect(set.add(1)).toBe(false);
    expect(set.add(19_997)).toBe(true);
    expect(set.add(20_001)).toBe(true);
  });
});
