import { describe, expect, it } from 'vitest';
import { IdFilter } from '../../../server/src/collector/id-filter.js';

describe('the filter of ids', () => {
  it('has whatever was added, and hardly anything else', () => {
    const filter = new IdFilter();
    const id = (index: number): string => `view-${index}-4000-8000-${index * 7}`;
    for (let index = 0; index < 20_000; index += 1) filter.add(id(index));
    const missed = Array.from({ length: 20_000 }, (_, index) => id(index)).filter(
      (each) => !filter.mayHave(each),
    );
    expect(missed).toEqual([]);
    const wrong = Array.from({ length: 20_000 }, (_, index) => id(20_000 + index)).filter((each) =>
      filter.mayHave(each),
    );
    expect(wrong.length).toBeLessThan(20);
  });
});
