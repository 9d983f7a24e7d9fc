import { expect, it } from 'vitest';
import { shareOf } from '../../../../lab/src/bench/qoe/profile-share.js';

const node = (id: number, functionName: string, url: string, children: number[] = []) => ({
  id,
  callFrame: { functionName, url },
  children,
});

it('counts what a function of ours called as its own, and once', () => {
  const { insideMs, spanMs, byFunction } = shareOf(
    {
      nodes: [
        node(1, '(root)', '', [2, 5]),
        node(2, 'look', '/measuring.js', [3]),
        node(3, 'getter', '', [4]),
        node(4, 'tell', '/measuring.js'),
        node(5, 'draw', '/player.js'),
      ],
      startTime: 0,
      endTime: 10_000,
      // Each sample lasts until the next.
      samples: [2, 5, 4, 1],
      timeDeltas: [100, 1_000, 1_500, 2_000],
    },
    (url) => url.includes('measuring'),
  );
  expect({ insideMs, spanMs, byFunction }).toEqual({ insideMs: 3, spanMs: 10, byFunction: { look: 3 } });
});

it('leaves out what others of the machine took in between', () => {
  const nodes = [node(1, '(root)', '', [2]), node(2, 'look', '/measuring.js')];
  const profile = { nodes, startTime: 0, endTime: 90_000, samples: [2, 2], timeDeltas: [100, 80_000] };
  expect(shareOf(profile, () => true).insideMs).toBe(2);
});
